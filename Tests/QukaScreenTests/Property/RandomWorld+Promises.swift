import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

// What must hold at any time, and what must hold in the end.
extension RandomWorld {
  mutating func check() {
    for (key, conversation) in app.state.chats.conversations {
      checkEntries(of: conversation)
      for (id, index) in conversation.transcript.positions {
        expect(conversation.entries[index].message == id, "positions are right in \(key)")
      }
      expect(
        conversation.sending == nil || conversation.isGenerating, "nobody sends without a turn")
      expect(
        conversation.transcript.turnStart <= conversation.entries.count,
        "the turn starts in its chat")
    }
    checkTypedText()
    checkReach()
  }

  /// What was typed and not sent is in one chat: in the list, on screen, or one that Ctrl-N or Ctrl-Y brings.
  mutating func checkReach() {
    let state = app.state
    var seen: Set<Unicode.Scalar> = []
    // Up brings what was asked into any chat.
    let asked = Set(state.chats.prompts.texts.joined().unicodeScalars)
    for (key, conversation) in state.chats.conversations {
      // Answers may be quoted in several.
      let unsent = conversation.unsentScalars.intersection(typed).subtracting(asked)
      guard !unsent.isEmpty else { continue }
      expect(seen.isDisjoint(with: unsent), "typed text is in two chats, one of them \(key)")
      seen.formUnion(unsent)
      guard let id = key.session, key != state.chats.current, state.chats.deletion(of: id) == nil
      else {
        continue
      }
      expect(state.chats.sessions.session(id) != nil, "no key reaches what was typed in \(id)")
    }
  }

  /// Each answer is the beginning of what the server wrote, and never gets shorter.
  private mutating func checkEntries(of conversation: Conversation) {
    for entry in conversation.entries {
      guard case .answer(let answer) = entry.content, let id = entry.message else { continue }
      let all = (answer.text.raw + answer.held).unicodeScalars
      let truth = (server.texts[id] ?? "").unicodeScalars
      expect(truth.starts(with: all), "\(id) shows what was not written: \(String(all))")
      expect(answer.heldCodePoints == answer.held.unicodeScalars.count, "held is counted")
      expect(all.count >= received[id] ?? 0, "received text is lost: \(id)")
      received[id] = all.count
      let isForgotten = answer.state == .incomplete || answer.state == .failed
      // What the server goes on with long after it had confirmed the stop is running again.
      let grewSince = stopped[id].map { all.count > $0 } ?? true
      expect(!isForgotten || grewSince, "the stop of \(id) is forgotten")
      stopped[id] = answer.state == .stopped ? all.count : nil
    }
  }

  /// Every typed character stands somewhere: in an input, a queue, on its way, or in a question.
  private mutating func checkTypedText() {
    var present: Set<Unicode.Scalar> = []
    for conversation in app.state.chats.conversations.values {
      present.formUnion(conversation.typedScalars)
    }
    let lost = typed.subtracting(present)
    expect(lost.isEmpty, "typed text is lost: \(String(String.UnicodeScalarView(lost)))")
    // What the server has is its own business from now on.
    for conversation in app.state.chats.conversations.values {
      for entry in conversation.entries {
        guard case .question(let question) = entry.content, let id = entry.message,
          question.state == .sent, server.texts[id] == question.text
        else { continue }
        typed.subtract(question.text.unicodeScalars)
      }
    }
  }

  // MARK: - The end

  /// Nothing fails any more, everything arrives, time passes: nothing may stay open.
  mutating func settle() {
    isKind = true
    while !app.state.overlays.isEmpty { press(.escape) }
    if !isLinked { bringLinkUp() }
    for _ in 0..<60 where problem == nil { settleRound() }
    check()
    for (key, conversation) in app.state.chats.conversations {
      expect(!conversation.isGenerating, "a turn stayed open in \(key)")
      expect(conversation.queue.isEmpty, "a queue stayed in \(key)")
      expect(conversation.stops.count == 0, "a stop stayed unanswered in \(key)")
    }
    reload()
    compareWithServer()
  }

  private mutating func settleRound() {
    deliverDelayed()
    var answers = 0
    while !pending.isEmpty {
      answers += 1
      guard answers < 20_000 else { return expect(false, "requests never end") }
      answer()
    }
    while !server.generations.isEmpty { serve() }
    wait(.seconds(30))
  }

  /// A new connection reads everything again.
  private mutating func reload() {
    isLinked = false
    listening = []
    reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    bringLinkUp()
    for _ in 0..<3 where problem == nil { settleRound() }
  }

  private mutating func compareWithServer() {
    for id in app.state.chats.subscriptions {
      let entries = app.conversation(id.rawValue).entries
      for stored in (server.sessions[id] ?? []).suffix(100) where !stored.text.isEmpty {
        let found = entries.filter { $0.message == stored.id }
        expect(found.count == 1, "\(stored.id) of \(id) is shown \(found.count) times")
        switch found.first?.content {
        case .answer(let answer):
          // Text of an answer that was given up unconfirmed is here, and does not move the screen.
          let all = answer.text.raw + answer.held
          expect(all == stored.text, "\(stored.id) is not what the server wrote: \(all)")
        case .question(let question):
          expect(question.text == stored.text, "\(stored.id) is not what was asked")
        case .tool, .mark, nil: break
        }
      }
    }
  }
}

extension Conversation {
  /// What was typed here and is not sent, or on its way.
  var unsentScalars: Set<Unicode.Scalar> {
    (typedText + [sending?.text ?? ""]).reduce(into: []) { $0.formUnion($1.unicodeScalars) }
  }

  /// Everything that a person typed and that still stands here.
  var typedScalars: Set<Unicode.Scalar> {
    var texts = (queue + held).map(\.text)
    texts += [composer.text, unsent.aside?.input.text ?? "", sending?.text ?? ""]
    texts += unsent.uploading.map { [$0.question.text] } ?? []
    for entry in entries {
      if case .question(let question) = entry.content { texts.append(question.text) }
    }
    return texts.reduce(into: []) { $0.formUnion($1.unicodeScalars) }
  }

  /// How many code points of a message are here, shown or held; nil when it is not.
  func received(_ id: MessageID?) -> Int? {
    guard let id, let index = transcript.positions[id],
      case .answer(let answer) = entries[index].content
    else { return nil }
    return answer.receivedCodePoints
  }
}
