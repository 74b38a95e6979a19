@testable import QukaMock

/// A message as the server keeps it, for comparing it with what a client shows.
struct TrueMessage: Equatable, Sendable {
  var id: String
  var role: String
  var text: String
  var progress: String
  var toolName: String
  /// Where it belongs; what is equal here may stand in any order (docs/protocol.md §3.5).
  var place: [Int64]
}

/// A chat as the server keeps it.
struct TrueSession: Sendable {
  var id: String
  var messages: [TrueMessage]
}

// What another client of the same person does, and what the server knows.
extension MockServer {
  /// Another client asks: neither its question nor its request is told to anybody.
  func askElsewhere(_ text: String, session: String) {
    guard let found = core.store.session(session) else { return }
    let id = core.identifiers.text()
    guard case .accepted = core.store.accept(question: text, id: id, session: session) else {
      return
    }
    let question = Question(text: text, agent: Agent(field: "", text: text))
    let place = Generation.Place(session: session, space: found.spaceID, user: found.userID)
    _ = core.generate(question, at: place)
  }

  /// Another client stops.
  func stopElsewhere(session: String) {
    core.registry.trigger(session: session)
  }

  /// Every chat of the first account, oldest message first.
  func trueSessions() -> [TrueSession] {
    let account = core.configuration.accounts[0]
    return core.configuration.spaces.flatMap { space in
      core.store.sessions(space: space.id, user: account.id, page: Page(number: 1, size: 1_000))
        .list
    }.map { session in
      let messages = session.messages.map { message in
        TrueMessage(
          id: message.id, role: "\(message.role)", text: message.text,
          progress: "\(message.progress)", toolName: message.toolName,
          place: [message.sequence, message.sendTime])
      }
      return TrueSession(id: session.id, messages: messages)
    }.sorted { $0.id < $1.id }
  }
}
