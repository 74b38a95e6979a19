import QukaMock
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// What the real server can do, played through the whole client; docs/conformance.md lists it.
@Suite("Conformance", .serialized, .timeLimit(.minutes(5)))
struct Conformance {
  /// Nothing runs any more, nothing looks as if it did, and the transcript holds what the server holds,
  /// each message once.
  static func expectAtRest(
    _ client: HeadlessClient, _ location: SourceLocation = #_sourceLocation
  ) async {
    let state = await client.state
    #expect(state.chats.generatingCount == 0, sourceLocation: location)
    let counters = client.server.counters()
    #expect(counters.active == 0, sourceLocation: location)
    #expect(counters.runningGenerations == 0, sourceLocation: location)
    #expect(counters.registered == counters.removed, sourceLocation: location)
    for conversation in state.chats.conversations.values {
      for entry in conversation.entries {
        #expect(!entry.looksUnfinished, "\(entry.content)", sourceLocation: location)
      }
    }
    expectSameTexts(state, client.server.storedTexts(), location)
  }

  private static func expectSameTexts(
    _ state: AppState, _ stored: [StoredText], _ location: SourceLocation
  ) {
    let entries = state.chats.conversations.values.flatMap(\.entries)
    for message in stored where !message.text.isEmpty {
      let found = entries.filter { $0.message == MessageID(message.id) }
      #expect(found.count == 1, "\(message)", sourceLocation: location)
      switch found.first?.content {
      case .question(let question):
        #expect(question.text == message.text, sourceLocation: location)
      case .answer(let answer):
        #expect(answer.text.raw == message.text, sourceLocation: location)
        #expect(answer.held.isEmpty && answer.early.isEmpty, sourceLocation: location)
      case .tool, .mark, nil:
        #expect(message.role == "tool", "\(message)", sourceLocation: location)
      }
    }
    let known = Set(stored.map { MessageID($0.id) })
    for entry in entries where !entry.isMark {
      guard let id = entry.message else { continue }
      #expect(known.contains(id), "\(entry.content)", sourceLocation: location)
    }
  }
}
