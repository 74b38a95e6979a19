import QukaWire
import Testing

@Suite("Recorded publications")
struct FixtureTests {
  @Test("every frame is one publication that the session delivers")
  func frames() throws {
    let fixtures = try Fixture.all()
    #expect(fixtures.count == 77)
    for fixture in fixtures {
      let replies = try CentrifugeCodec.decode(fixture.line)
      #expect(
        replies == [
          .push(.publication(channel: fixture.channel, data: fixture.publication))
        ]
      )
    }
  }

  @Test("every chat frame becomes the event of its type, other channels stay unknown")
  func kinds() throws {
    for fixture in try Fixture.all() {
      let event = ChatEvent(publication: fixture.publication)
      let type = fixture.publication["type"]?.text
      let isChat = fixture.publication["subject"]?.text?.hasPrefix("on_message") == true
      #expect(event.type == (isChat ? type : nil), "\(fixture.scenario): \(fixture.note)")
    }
  }

  @Test("start_at and length count code points in every assistant message")
  func positions() throws {
    var texts: [String: AnswerText] = [:]
    for fixture in try Fixture.all() {
      switch ChatEvent(publication: fixture.publication) {
      case .delta(let id, let text, let startAt, _):
        let key = "\(fixture.scenario)/\(id)"
        #expect(texts[key, default: AnswerText()].codePoints == startAt)
        texts[key, default: AnswerText()].append(text)
      case .done(let id, let length, _), .failed(let id, let length, nil):
        let known = texts["\(fixture.scenario)/\(id)"]?.codePoints
        // A stopped journal or butler turn counts the tail that follows (fixture I).
        if let known, !fixture.scenario.hasPrefix("I") { #expect(known == length) }
      case .messageStarted, .failed, .toolStarted, .toolUpdated, .toolDone, .toolFailed, .unknown:
        break
      }
    }
    #expect(texts.values.contains { $0.codePoints > 200 })
  }

  @Test("a thinking round, a tool and an answer are read in full (fixture A)")
  func thinkingToolAnswer() throws {
    let events = try Fixture.scenario("A").map { ChatEvent(publication: $0.publication) }
    var texts: [MessageID: AnswerText] = [:]
    var tips: [ToolTips] = []
    for event in events {
      if case .delta(let id, let text, _, _) = event {
        texts[id, default: AnswerText()].append(text)
      }
      if case .toolUpdated(_, let tool, _) = event { tips.append(tool) }
    }
    let first = try #require(texts[MessageID("QkMA1a8Zb7Yc6Xd5We4Vf3Ug2Th1Si0R")])
    #expect(first.isThinking)
    #expect(first.answer.isEmpty)
    #expect(first.thinking.contains("backups.\nI should look in the knowledge base — 先查知识库 🙂."))
    let last = try #require(texts[MessageID("QkMA3a8Zb7Yc6Xd5We4Vf3Ug2Th1Si0R")])
    #expect(last.thinking == "One hit.")
    #expect(last.answer.hasPrefix("Backups run **nightly**"))
    #expect(last.codePoints == 222)
    #expect(tips.map(\.arguments) == ["", #"{"query":"backup policy"}"#])
  }

  @Test("a tool's outer message id is kept beside the sibling's id (fixture L)")
  func parallelTools() throws {
    let updates = try Fixture.scenario("L").compactMap { fixture -> (MessageID, ToolTips)? in
      guard case .toolUpdated(let id, let tips, _) = ChatEvent(publication: fixture.publication)
      else { return nil }
      return (id, tips)
    }
    #expect(updates.count >= 4)
    #expect(Set(updates.map(\.0)).count == 2)
    #expect(updates.contains { $0.0.rawValue != $0.1.id })
  }
}

extension ChatEvent {
  /// The wire's number of this kind, `nil` for `.unknown`.
  fileprivate var type: String? {
    switch self {
    case .messageStarted: "1"
    case .delta: "2"
    case .done: "3"
    case .failed: "4"
    case .toolStarted: "5"
    case .toolUpdated: "6"
    case .toolDone: "7"
    case .toolFailed: "8"
    case .unknown: nil
    }
  }
}
