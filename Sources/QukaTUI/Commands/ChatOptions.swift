import ArgumentParser
import FoundationEssentials
import Glibc
import QukaChat
import QukaClient
import QukaScreen
import QukaWire

/// The options of the chat, and what they start.
struct ChatOptions: ParsableArguments {
  @Flag(help: "Offline demo: a server inside this process, nothing leaves the machine.")
  var mock = false

  @OptionGroup var account: AccountOptions

  @Option(help: "The space to chat in, by id or title (or QUKA_SPACE). The first one otherwise.")
  var space: String?

  @Option(
    help: ArgumentHelp(
      "A PEM file with the certificate authorities to trust instead of the system's (or QUKA_CACERT).",
      valueName: "file"))
  var cacert: String?

  @Option(
    help: ArgumentHelp(
      "The origin to send with the realtime connection, or none (or QUKA_ORIGIN). By default the server's own address; "
        + "behind a tunnel the server may expect another.",
      valueName: "origin|none"))
  var origin: String?

  @Option(
    help: ArgumentHelp(
      "A theme: its name, or a TOML file (or QUKA_THEME). F2 shows them all.",
      valueName: "name|file"))
  var theme: String?

  @Flag(help: "ASCII in place of lines, bullets and marks (or QUKA_ASCII=1).")
  var ascii = false

  @Flag(help: "Nothing moves by itself: no counting seconds (or QUKA_NO_ANIMATION=1).")
  var noAnimation = false

  @Option(
    help: ArgumentHelp(
      "How many columns characters such as “—” or “①” take, which are wide only in East Asia "
        + "(or QUKA_AMBIGUOUS_WIDTH). By default the program asks the terminal.",
      valueName: "auto|1|2"),
    transform: AmbiguousWidth.init(said:))
  var ambiguousWidth: AmbiguousWidth?

  @Option(
    help: ArgumentHelp(
      "What stays on the terminal's own screen after leaving: nothing, a hint how to come back, or the chat "
        + "(or QUKA_ON_EXIT). By default the hint.",
      valueName: "nothing|hint|chat"),
    transform: OnExit.init(said:))
  var onExit: OnExit?

  @Flag(help: "Plain lines for a screen reader, nothing is redrawn (or QUKA_SCREEN_READER=1).")
  var screenReader = false

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Use the mouse to scroll and click (or QUKA_MOUSE=1), or leave it to the terminal to select text "
        + "(or QUKA_NO_MOUSE=1). By default it is on, except in GNU screen, where it would hold Esc. F4 changes it."
    )
  )
  var mouse: Bool?

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Copy what the mouse selects when its button is let go, or only on a key or the right button "
        + "(or QUKA_NO_COPY_ON_SELECT=1). By default it is copied at once."))
  var copyOnSelect: Bool?

  @Flag(
    help:
      "Start with knowledge off: answers do not use it (or QUKA_NO_KNOWLEDGE=1). Alt-K changes it."
  )
  var noKnowledge = false

  @Flag(name: .customLong("new"), help: "Start in a new chat, not in the one you were in last.")
  var beginsAnew = false

  @OptionGroup var keeping: KeepingOptions

  func validate() throws {
    if mock, account.server != nil || account.tokenFile != nil || cacert != nil || origin != nil {
      throw ValidationError(
        "--mock brings its own server: do not use --server, --token-file, --cacert or --origin with it."
      )
    }
  }

  /// Runs the chat; ends with its exit status.
  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    do {
      let program = ChatProgram(try launch(environment), environment: environment)
      throw ExitCode(program.run())
    } catch let problem as LaunchProblem {
      ChatProgram.say(problem.sentence)
      throw ExitCode.failure
    }
  }

  func launch(_ environment: [String: String]) throws -> Launch {
    let wanted = space ?? environment["QUKA_SPACE"].flatMap { $0.isEmpty ? nil : $0 }
    guard !mock else {
      return Launch(
        backend: .demo, space: wanted, look: look(environment),
        mouse: Self.mouse(option: mouse, environment),
        copiesOnSelect: Self.copiesOnSelect(option: copyOnSelect, environment),
        keeping: .noChats, refusesKnowledge: refusesKnowledge(environment))
    }
    do {
      let configuration = try configuration(environment)
      return Launch(
        backend: .server(configuration), space: wanted, look: look(environment),
        mouse: Self.mouse(option: mouse, environment),
        copiesOnSelect: Self.copiesOnSelect(option: copyOnSelect, environment),
        keeping: keeping.keeping(environment), beginsAnew: beginsAnew,
        refusesKnowledge: refusesKnowledge(environment))
    } catch let error as ConfigurationError {
      throw LaunchProblem.configuration(error)
    }
  }

  private func look(_ environment: [String: String]) -> LookOptions {
    var options = LookOptions(environment)
    if let theme { options.theme = theme }
    if let ambiguousWidth { options.ambiguousWidth = ambiguousWidth }
    if let onExit { options.onExit = onExit }
    if ascii { options.isASCII = true }
    if noAnimation { options.isStill = true }
    if screenReader { options.isLinear = true }
    return options
  }

  /// Whether the mouse is wanted, by the command line or else the environment; nil if nobody said.
  static func mouse(option: Bool?, _ environment: [String: String]) -> Bool? {
    if let option { return option }
    if Switch.value("QUKA_NO_MOUSE", in: environment) == true { return false }
    return Switch.value("QUKA_MOUSE", in: environment)
  }

  static func copiesOnSelect(option: Bool?, _ environment: [String: String]) -> Bool {
    option ?? (Switch.value("QUKA_NO_COPY_ON_SELECT", in: environment) != true)
  }

  private func refusesKnowledge(_ environment: [String: String]) -> Bool {
    noKnowledge || Switch.value("QUKA_NO_KNOWLEDGE", in: environment) == true
  }

  private func configuration(_ environment: [String: String]) throws -> ServerConfiguration {
    let address = try account.address(environment)
    let authorities = cacert ?? environment["QUKA_CACERT"].flatMap { $0.isEmpty ? nil : $0 }
    let tls = TLSOptions(certificateAuthorityFile: authorities)
    try tls.check()
    var configuration = try ServerConfiguration(
      address: address, token: try account.token(environment), tls: tls,
      proxy: try ProxyEnvironment(environment).proxy(for: address))
    if let origin = origin ?? environment["QUKA_ORIGIN"].flatMap({ $0.isEmpty ? nil : $0 }) {
      configuration.origin = origin == "none" ? nil : try Origin(parsing: origin)
    }
    return configuration
  }
}

extension OnExit {
  fileprivate init(said text: String) throws {
    guard let choice = OnExit(rawValue: text) else {
      throw ValidationError("--on-exit takes nothing, hint or chat.")
    }
    self = choice
  }
}

extension AmbiguousWidth {
  fileprivate init(said text: String) throws {
    guard let width = AmbiguousWidth(rawValue: text) else {
      throw ValidationError("--ambiguous-width takes auto, 1 or 2.")
    }
    self = width
  }
}
