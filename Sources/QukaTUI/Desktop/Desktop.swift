import Glibc
import QukaScreen
import QukaWire

/// Copies texts, opens addresses and asks questions with the programs around ours, off the main thread.
struct Desktop: Sendable {
  private static let step = Duration.milliseconds(10)

  private let environment: [String: String]
  private let inbox: Inbox
  private let patience: Duration

  /// - Parameters:
  ///   - environment: ours, of which the programs get what `ChildEnvironment` hands on.
  ///   - patience: how long a program may take before it is left to itself, or ended if it was asked something.
  init(
    environment: [String: String], inbox: Inbox, patience: Duration = .seconds(3)
  ) {
    self.environment = environment
    self.inbox = inbox
    self.patience = patience
  }

  /// Hands a text to the first program that takes it; the answer comes as an event.
  func copy(_ text: String) {
    Task.detached { [self] in
      for program in DesktopPlan.copiers(environment) {
        guard let child = ChildProgram(program.arguments, input: text, environment: environment),
          await status(of: child) == 0
        else { continue }
        inbox.post(.copied(text, program.outcome))
        return
      }
      inbox.post(.copied(text, .none))
    }
  }

  /// Hands an address to a browser; the answer comes as an event.
  func open(_ address: String) {
    Task.detached { [self] in
      inbox.post(.opened(address, await outcome(ofOpening: address)))
    }
  }

  /// The same; what signs the address is told to nobody else.
  func open(_ address: SignedAddress) {
    Task.detached { [self] in
      inbox.post(.openedSigned(await outcome(ofOpening: address.text)))
    }
  }

  private func outcome(ofOpening address: String) async -> OpenOutcome {
    guard let browsers = BrowserList(environment) else {
      guard DesktopPlan.showsWindows(environment) else { return .noDesktop }
      return await firstThatTakes([["xdg-open", address]]) ?? .failed
    }
    return await firstThatTakes(browsers.commands(opening: address)) ?? .browserFailed
  }

  /// What came of the first of the programs that started and did not fail.
  private func firstThatTakes(_ programs: [[String]]) async -> OpenOutcome? {
    for arguments in programs {
      guard let child = ChildProgram(arguments, environment: environment),
        // A browser that is its own program does not end: it has the address.
        await status(of: child) ?? 0 == 0
      else { continue }
      let name = arguments[0].split(separator: "/").last.map(String.init) ?? arguments[0]
      return .handedOver(program: name)
    }
    return nil
  }

  /// Asks tmux, if we are in it, how long it holds Esc; its answer comes as an event.
  func askTmux() {
    guard let arguments = DesktopPlan.escapeTimeQuestion(environment) else { return }
    Task.detached { [self] in
      guard let output = MemoryFile(),
        let child = ChildProgram(
          arguments, output: output.descriptor, environment: environment),
        await status(of: child, endsLate: true) == 0,
        let milliseconds = DesktopPlan.escapeTime(in: output.text(atMost: 64))
      else { return }
      inbox.post(.escapeTime(milliseconds: milliseconds))
    }
  }

  /// The exit status, waited for with patience; a program that goes on after that is waited for in the background.
  /// - Parameter endsLate: it is ended then, because nobody needs its answer any more.
  private func status(of child: ChildProgram, endsLate: Bool = false) async -> Int32? {
    var waited = Duration.zero
    while waited < patience {
      if let status = child.status() { return status }
      try? await Task.sleep(for: Self.step)
      waited += Self.step
    }
    if endsLate { child.end() }
    Task.detached {
      while child.status() == nil { try? await Task.sleep(for: .seconds(1)) }
    }
    return nil
  }
}
