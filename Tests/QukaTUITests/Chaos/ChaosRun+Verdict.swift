import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

// The client's transcript against the server's.
extension ChaosRun {
  func compare() {
    let sessions = server.trueSessions()
    var stored: [Int: Int] = [:]
    for session in sessions {
      let key = ConversationID.session(SessionID(session.id))
      for message in session.messages where message.role == "user" {
        for number in ChaosQuestion.numbers(in: message.text) { stored[number, default: 0] += 1 }
      }
      guard let conversation = state.chats.conversations[key] else {
        if state.chats.sessions.session(SessionID(session.id)) != nil {
          report("\(SessionID(session.id).short) is listed and was not opened")
        }
        continue
      }
      compare(conversation, with: session)
    }
    expectEveryQuestion(stored)
  }

  private func compare(_ conversation: Conversation, with session: TrueSession) {
    let place = SessionID(session.id).short
    var shown = conversation.entries.filter { $0.message != nil }
    let known = Set(session.messages.map(\.id))
    for entry in shown where !known.contains(entry.message?.rawValue ?? "") {
      if !entry.mayBeUnknown { report("\(place): the server does not know \(entry.content)") }
    }
    shown.removeAll { !known.contains($0.message?.rawValue ?? "") }
    compareOrder(shown, conversation, session)
    let truths = Dictionary(uniqueKeysWithValues: session.messages.map { ($0.id, $0) })
    for entry in shown {
      guard let truth = truths[entry.message?.rawValue ?? ""] else { continue }
      if let difference = entry.difference(from: truth) {
        report("\(place) \(truth.id.prefix(4)): \(difference)\nserver \(truth)\nshown \(entry)")
      }
    }
    for index in conversation.entries.indices where conversation.entries[index].isUnconfirmed {
      if let truth = ending(of: conversation, around: index, truths) {
        report("\(place): a stop is said to be unconfirmed, but the server says \(truth)")
      }
    }
  }

  /// Everything is there, each once, in the server's order.
  private func compareOrder(
    _ shown: [Entry], _ conversation: Conversation, _ session: TrueSession
  ) {
    let order = shown.compactMap(\.message?.rawValue)
    // What the server keeps without a word, nobody needs to see.
    let missing = session.messages.filter { message in
      !order.contains(message.id) && (!message.text.isEmpty || message.role == "user")
    }
    let truths = Dictionary(uniqueKeysWithValues: session.messages.map { ($0.id, $0) })
    let places = order.compactMap { truths[$0]?.place }
    let isOrdered = zip(places, places.dropFirst()).allSatisfy {
      !$1.lexicographicallyPrecedes($0)
    }
    if missing.isEmpty, isOrdered, Set(order).count == order.count { return }
    report(
      "\(SessionID(session.id).short): \(missing.count) of \(session.messages.count) missing, "
        + "\(isOrdered ? "in order" : "in another order"), older \(conversation.record.older), bridge "
        + "\(conversation.record.bridge.map { "\($0)" } ?? "none"), history \(conversation.record.newest)\n"
        + "shown  \(order.map { $0.prefix(4) }.joined(separator: " "))\n"
        + "stored \(session.messages.map { $0.id.prefix(4) }.joined(separator: " "))")
  }

  /// How the server says that the turn with that mark ended; nil when its record proves nothing.
  private func ending(
    of conversation: Conversation, around index: Int, _ truths: [String: TrueMessage]
  ) -> TrueMessage? {
    let entries = conversation.entries
    let start = entries[..<index].lastIndex(where: \.isQuestion) ?? 0
    let end = entries[index...].firstIndex(where: \.isQuestion) ?? entries.count
    let last = entries[start..<end].last { $0.message != nil && !$0.isQuestion }
    guard let id = last?.message, let truth = truths[id.rawValue], truth.role == "assistant" else {
      return nil
    }
    return ["complete", "failed", "canceled"].contains(truth.progress) ? truth : nil
  }

  /// Every question stands at the server once, or is still in sight.
  private func expectEveryQuestion(_ stored: [Int: Int]) {
    var visible: Set<Int> = []
    for conversation in state.chats.conversations.values {
      var texts = conversation.typedText + [conversation.composer.text]
      for case .question(let question) in conversation.entries.map(\.content)
      where question.state.isFailed {
        texts.append(question.text)
      }
      visible.formUnion(texts.flatMap(ChaosQuestion.numbers))
    }
    for number in questions.typed.sorted() {
      let count = stored[number] ?? 0
      if count == 0, !visible.contains(number) { report("question \(number) is lost") }
      if count > 1 + (questions.repeats[number] ?? 0) {
        report("question \(number) was sent \(count) times")
      }
    }
    for (key, conversation) in state.chats.conversations {
      for case .question(let question) in conversation.entries.map(\.content)
      where question.state == .sent {
        for number in ChaosQuestion.numbers(in: question.text) where stored[number] == nil {
          report("question \(number) in \(key) looks sent, and the server does not have it")
        }
      }
    }
  }
}

extension Entry {
  /// The server deletes an answer without text, and says so once.
  fileprivate var mayBeUnknown: Bool {
    switch content {
    case .question(let question): question.state.isFailed
    case .answer(let answer): answer.receivedCodePoints == 0
    case .tool, .mark: false
    }
  }

  fileprivate func difference(from truth: TrueMessage) -> String? {
    switch content {
    case .question(let question):
      if truth.role != "user" || question.text != truth.text { return "another question" }
      return question.state == .sent || question.state.isUnanswered
        ? nil : "the question looks \(question.state)"
    case .answer(let answer):
      if answer.text.raw + answer.held != truth.text || !answer.early.isEmpty {
        return "another text"
      }
      // A stop that nobody confirmed: where the server tells no end either, the screen does not move (S5).
      let isGivenUp = answer.state == .stopped && truth.progress == "generating"
      if !answer.held.isEmpty, !isGivenUp { return "text is held back" }
      if answer.gap != .none { return "a gap is left: \(answer.gap)" }
      return answer.state.fits(truth.progress) ? nil : "the answer looks \(answer.state)"
    case .tool(let tool):
      if truth.role != "tool" || tool.name != truth.toolName { return "another tool" }
      return tool.state.fits(truth.progress) ? nil : "the tool looks \(tool.state)"
    case .mark: return "a mark for a message"
    }
  }
}

extension QukaChat.Question.State {
  /// The server has it and failed inside (docs/protocol.md §9, 18).
  fileprivate var isUnanswered: Bool {
    if case .failed(.send(.answerNotStarted), _) = self { return true }
    return false
  }
}

extension Answer.State {
  /// A stop can look like a failure and can come after a whole answer (docs/protocol.md §6.6); 2 and 3 prove
  /// nothing (§4.2).
  fileprivate func fits(_ progress: String) -> Bool {
    switch progress {
    case "complete": self == .completed
    case "canceled": self == .stopped || self == .completed
    case "failed": self == .failed || self == .stopped
    default: self != .open
    }
  }
}

extension ToolCall.State {
  /// A call that stays as it began was told of under its sibling's id: it did not fail (docs/protocol.md §6.4).
  fileprivate func fits(_ progress: String) -> Bool {
    switch progress {
    case "created": self != .running && self != .failed
    case "complete": self == .completed
    case "failed": self == .failed || self == .stopped
    default: self != .running
    }
  }
}
