import QukaChat
import QukaClient
import QukaScreen
import QukaWire

/// What the command line and the environment ask for.
struct Launch: Sendable {
  enum Backend: Sendable {
    case demo
    case server(ServerConfiguration)
  }

  var backend: Backend
  var space: String?
  var look = LookOptions()
  /// Whether the terminal is to report the mouse; nil is as it is best in this terminal.
  var mouse: Bool?
  /// What the mouse selects is copied at once.
  var copiesOnSelect = true
  /// What is kept on this machine.
  var keeping = Keeping()
  /// The first chat on screen is a new one.
  var beginsAnew = false
  /// Knowledge is to be off at the start, whatever was remembered.
  var refusesKnowledge = false

  /// What is on where nothing was remembered: against a server, answers without the person's knowledge are not what it
  /// is for. The demo has none to look into.
  var toggles: Toggles {
    switch backend {
    case .demo: Toggles()
    case .server: Toggles(on: refusesKnowledge ? [] : [.knowledge])
    }
  }

  /// What the file of the toggles calls the server.
  var server: String {
    switch backend {
    case .demo: "demo"
    case .server(let configuration): configuration.address.description
    }
  }

  /// For the header.
  var place: Place {
    switch backend {
    case .demo: .demo
    case .server(let configuration):
      .server(
        configuration.address.authority,
        warnings: configuration.sendsTokenInClear ? [.unencrypted] : [])
    }
  }

  /// What the person has to know from the start.
  var warning: String? {
    guard case .server(let configuration) = backend, configuration.sendsTokenInClear else {
      return nil
    }
    return LaunchText.unencrypted(
      host: configuration.address.host, proxy: configuration.proxy?.host)
  }
}
