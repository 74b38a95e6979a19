import NIOCore
import QukaChat
import QukaWire

/// Chats that run by themselves: their server, a clock, and nothing to look at.
///
/// For programs without a screen: `run` takes what the server tells until `shutdown`, `act` does what a person would do,
/// and every state after either goes to `onChange`, with what is to be told.
package actor ChatDriver {
  package private(set) var chats: Chats
  private let backend: any ChatBackend
  private let mailbox = ServerMailbox()
  private let onChange: @Sendable (Chats, [ChatNews]) -> Void
  private var alarm: Task<Void, Never>?
  private var isShutDown = false

  /// - Parameters:
  ///   - backend: makes what asks the server; what comes of it is posted to the sink.
  ///   - onChange: called on the actor, after every change.
  package init(
    wantedSpace: String? = nil, backend: (any ServerEventSink) -> any ChatBackend,
    onChange: @escaping @Sendable (Chats, [ChatNews]) -> Void
  ) {
    chats = Chats(wantedSpace: wantedSpace, at: .current)
    self.backend = backend(mailbox)
    self.onChange = onChange
  }

  /// The same for a Quka server.
  /// - Parameters:
  ///   - group: the threads of the connections.
  ///   - stopGroup: the stop call's own threads: a stop waits behind nothing.
  ///   - onChange: called on the actor, after every change.
  package init(
    configuration: ServerConfiguration, group: any EventLoopGroup,
    stopGroup: any EventLoopGroup, wantedSpace: String? = nil,
    onChange: @escaping @Sendable (Chats, [ChatNews]) -> Void
  ) {
    self.init(
      wantedSpace: wantedSpace,
      backend: {
        ChatRunner(configuration: configuration, group: group, stopGroup: stopGroup, inbox: $0)
      }, onChange: onChange)
  }

  /// Signs in, connects, and follows the server until `shutdown`.
  package func run() async {
    backend.perform(.signIn)
    for await _ in mailbox.arrivals {
      for event in mailbox.drain() { act { $0.reduce(event, at: .current) } }
      guard let deadline = chats.deadline, deadline <= .current else { continue }
      act { $0.advance() }
    }
  }

  /// Does what a person does.
  package func act(_ verb: (inout Chats) -> [ServerEffect]) {
    chats.setTime(.current)
    for effect in verb(&chats) { backend.perform(effect) }
    let news = chats.takeNews()
    chats.settle()
    setAlarm()
    onChange(chats, news)
  }

  /// Ends the connections; stops that are on their way get a second.
  package func shutdown() async {
    isShutDown = true
    alarm?.cancel()
    await backend.shutdown()
    mailbox.close()
  }

  /// Wakes `run` when something is due.
  private func setAlarm() {
    alarm?.cancel()
    guard !isShutDown, let deadline = chats.deadline else { return }
    let pause = max(.zero, deadline - .current)
    alarm = Task { [mailbox] in
      guard (try? await Task.sleep(for: pause)) != nil else { return }
      mailbox.wake()
    }
  }
}
