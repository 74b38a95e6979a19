import Glibc

/// Copies texts, opens addresses and asks questions with the programs around ours, off the main thread.
struct Desktop: Sendable {
  private static let step = Duration.milliseconds(10)

  private let environment: [String: String]
  private let inbox: Inbox
  private let patience: Duration

  /// - Parameters:
  ///   - environment: handed on to the programs, but for the access token: it is none of their business.
  ///   - patience: how long a program may take before it is left to itself, or ended if it was asked something.
  init(
    environment: [String: String], inbox: Inbox, patience: Duration = .seconds(3)
  ) {
    self.environment = environment.filter { $0.key != "QUKA_TOKEN" }
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
      guard let arguments = DesktopPlan.opener(address, environment) else {
        return inbox.post(.opened(address, .noDesktop))
      }
      guard let child = ChildProgram(arguments, environment: environment) else {
        return inbox.post(.opened(address, .failed))
      }
      // A browser that is its own program does not end: it has the address.
      let status = await status(of: child) ?? 0
      let name = arguments[0].split(separator: "/").last.map(String.init) ?? arguments[0]
      inbox.post(.opened(address, status == 0 ? .handedOver(program: name) : .failed))
    }
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
