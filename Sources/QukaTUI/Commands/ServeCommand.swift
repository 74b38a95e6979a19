import ArgumentParser
import CNCurses
import Glibc
import QukaChat
import QukaMock

/// `quka-tui serve`: the local server as a program of its own, for other clients and for scripts.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Run the local Quka server.",
    discussion: """
      It answers on 127.0.0.1 only, needs no network and, without --state, forgets everything when it ends. \
      Without --strict it also accepts the older aliases of the protocol (docs/protocol.md §2.3). \
      With --quirks stopped and failed answers end as on the real server: late text after the end, \
      failures reported twice or for no message, and stopped ones stay stored as generating (docs/protocol.md §6.6); \
      answers come as there, in some 150 characters about every 340 ms.
      """
  )

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port = 33033

  @Option(help: "Append the log to this file instead of standard output.")
  var log: String?

  @Option(help: "Keep the chats in this file: read at the start, written at the end.")
  var state: String?

  @Flag(help: "Behave like the real server: no aliases, rate limits on.")
  var strict = false

  @Flag(help: "End turns as oddly as the real server does, instead of with one clean event.")
  var quirks = false

  @Option(
    name: .customLong("allow-origin"),
    help: ArgumentHelp(
      "Let only WebSockets in that name this origin, such as https://chat.example.org; may be repeated.",
      valueName: "origin"))
  var allowedOrigins: [String] = []

  @Flag(
    help: "Answer paths outside the API with an index page, as a proxy in front of a server does.")
  var indexPage = false

  @Option(help: "The access token that the server accepts.")
  var token = "demo-token"

  @Option(
    help:
      "How fast answers are written, in tokens per second; by default 60, or as the real server with --quirks."
  )
  var pace: Double?

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port takes a number from 0 to 65535.")
    }
    guard pace.map({ $0 > 0 && $0.isFinite }) ?? true else {
      throw ValidationError("--pace takes a number above 0.")
    }
    guard allowedOrigins.allSatisfy(Self.isOrigin) else {
      throw ValidationError("--allow-origin takes scheme://host or scheme://host:port, or *.")
    }
    guard !token.isEmpty else { throw ValidationError("--token must not be empty.") }
  }

  func run() throws {
    TerminalSignals.unblock()
    var signals = Self.blockEndingSignals()
    do {
      let lines = try log.map { path throws(LineFile.Problem) in try LineFile(path: path) }
      let file = state.map { StateFile(path: $0) }
      var settings = settings(writingTo: lines ?? LineFile.standardOutput)
      settings.saved = try file?.read()
      let server = try MockServer.startBlocking(settings)
      if lines != nil { print("Listening on \(server.url), token \(token). Ctrl-C ends it.") }
      fflush(nil)
      var signal: Int32 = 0
      sigwait(&signals, &signal)
      server.shutdownBlocking()
      try file?.write(server.savedState)
    } catch let problem as StateFile.Problem {
      throw Complaint(problem.sentence)
    } catch let problem as LineFile.Problem {
      throw Complaint(problem.sentence)
    } catch let error as MockServerError {
      throw Complaint(error.sentence)
    }
  }

  private func settings(writingTo lines: LineFile) -> MockServer.Configuration {
    var settings = MockServer.Configuration.demo(token: token, port: port)
    settings.mode = strict ? .strict : .compatible
    // The aliases' space is an alias too.
    if strict { settings.spaces.removeAll { $0.id == "space123" } }
    settings.rateLimits = strict
    settings.allowedOrigins = allowedOrigins
    settings.servesIndexPage = indexPage
    settings.quirks = quirks ? .all : []
    settings.pace = answerPace
    settings.log = { lines.write($0) }
    return settings
  }

  /// The real server's deltas are larger and rarer than the demonstration's.
  private var answerPace: Pace {
    let usual = quirks ? Pace.observed : .natural
    guard let pace else { return usual }
    return Pace(tokensPerSecond: pace, flushInterval: usual.flushInterval)
  }

  /// Whether a text can be what a client sends as its origin (RFC 6454 §6.2).
  private static func isOrigin(_ text: String) -> Bool {
    guard text != "*" else { return true }
    guard let separator = text.firstRange(of: "://"), separator.lowerBound > text.startIndex else {
      return false
    }
    let place = text[separator.upperBound...]
    return !place.isEmpty && !place.contains { "/?# ".contains($0) }
  }

  /// Blocks the signals that end the program, before any thread is started, so that they can be
  /// waited for.
  private static func blockEndingSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    signal(SIGPIPE, SIG_IGN)
    return signals
  }
}
