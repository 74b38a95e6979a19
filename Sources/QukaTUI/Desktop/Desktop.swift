import Glibc

/// Copies texts and opens addresses with the programs of the desktop, off the main thread.
struct Desktop: Sendable {
  /// How long a program may take before it is left to itself.
  private static let patience = Duration.seconds(3)
  private static let step = Duration.milliseconds(10)

  private let environment: [String: String]
  private let inbox: Inbox

  /// - Parameter environment: handed on to the programs, but for the access token: it is none of their business.
  init(environment: [String: String], inbox: Inbox) {
    self.environment = environment.filter { $0.key != "QUKA_TOKEN" }
    self.inbox = inbox
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

  /// The exit status, waited for with patience; a program that goes on after that is waited for in the background.
  private func status(of child: ChildProgram) async -> Int32? {
    var waited = Duration.zero
    while waited < Self.patience {
      if let status = child.status() { return status }
      try? await Task.sleep(for: Self.step)
      waited += Self.step
    }
    Task.detached {
      while child.status() == nil { try? await Task.sleep(for: .seconds(1)) }
    }
    return nil
  }
}
