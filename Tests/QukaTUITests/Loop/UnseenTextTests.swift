import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// Text of chats that are not on screen may wait in the inbox for more of it.
@Suite("Text of chats that are not on screen")
struct UnseenTextTests {
  private func delta(_ text: String, at start: Int, in session: String = "b") -> Event {
    .realtime(.chat(SessionID(session), .text("A", text, at: start)))
  }

  private func at(_ milliseconds: Int) -> Instant { .zero + .milliseconds(milliseconds) }

  /// Chat `a` is on screen, and text of `b` is expected until a look at 50 ms.
  private func expecting() -> WaitingEvents {
    var waiting = WaitingEvents(limits: InboxLimits())
    waiting.watch([SessionID("a")])
    waiting.add(delta("0", at: 0))
    _ = waiting.take(at: .zero)
    return waiting
  }

  @Test("the first of it is urgent, what follows waits for the look and grows meanwhile")
  func waits() {
    var waiting = WaitingEvents(limits: InboxLimits())
    waiting.watch([SessionID("a")])
    waiting.add(delta("0", at: 0))
    #expect(waiting.isUrgent && waiting.nextLook == nil)
    #expect(waiting.take(at: .zero) == [delta("0", at: 0)])
    #expect(waiting.nextLook == at(50))
    for place in 1...3 { waiting.add(delta("\(place)", at: place)) }
    #expect(!waiting.isUrgent)
    #expect(waiting.take(at: at(49)) == [])
    #expect(waiting.take(at: at(50)) == [delta("123", at: 1)])
    #expect(waiting.nextLook == at(100))
    #expect(waiting.take(at: at(100)) == [])
    #expect(waiting.nextLook == nil)
    waiting.add(delta("4", at: 4))
    #expect(waiting.isUrgent)
  }

  @Test("text on screen is urgent and passes it; what both of them are counts once")
  func passes() {
    var waiting = expecting()
    #expect(waiting.bytes == 0)
    waiting.add(delta("1", at: 1))
    let bytes = waiting.bytes
    waiting.add(delta("on screen", at: 0, in: "a"))
    #expect(waiting.isUrgent)
    #expect(waiting.take(at: at(10)) == [delta("on screen", at: 0, in: "a")])
    #expect(waiting.bytes == bytes && !waiting.isUrgent)
    waiting.add(delta(", on", at: 9, in: "a"))
    waiting.add(delta("2", at: 2))
    #expect(
      waiting.take(at: at(50)) == [delta(", on", at: 9, in: "a"), delta("12", at: 1)])
    #expect(waiting.bytes == 0)
  }

  @Test("whatever is not text takes it along, in its order")
  func takenAlong() {
    for event in [
      Event.realtime(.chat(SessionID("a"), .done("A"))),
      .realtime(.chat(SessionID("b"), .done("A"))),
      .stopAnswered(TurnID(number: 1), .accepted), .realtime(.connected),
    ] {
      var waiting = expecting()
      waiting.add(delta("1", at: 1))
      waiting.add(event)
      waiting.add(delta("2", at: 2))
      #expect(waiting.isUrgent)
      #expect(waiting.take(at: at(10)) == [delta("1", at: 1), event])
      #expect(waiting.take(at: at(50)) == [delta("2", at: 2)])
    }
  }

  @Test("that a chat comes on screen makes its text urgent, before what follows")
  func comesOnScreen() {
    var waiting = expecting()
    waiting.add(delta("1", at: 1))
    waiting.watch([SessionID("b")])
    #expect(waiting.isUrgent)
    waiting.add(delta("2", at: 2))
    waiting.add(delta("x", at: 0, in: "a"))
    #expect(waiting.take(at: at(10)) == [delta("1", at: 1), delta("2", at: 2)])
    #expect(waiting.take(at: at(50)) == [delta("x", at: 0, in: "a")])
  }

  @Test("when no more fits it is urgent, and is taken with all the rest")
  func full() {
    var waiting = WaitingEvents(limits: InboxLimits(bytes: 1_000, events: 100))
    waiting.watch([SessionID("a")])
    waiting.add(delta("0", at: 0))
    _ = waiting.take(at: .zero)
    waiting.add(delta(String(repeating: "x", count: 800), at: 1))
    #expect(!waiting.isUrgent)
    waiting.add(delta(String(repeating: "y", count: 100), at: 801))
    #expect(waiting.isUrgent && waiting.isFull)
    #expect(waiting.take(at: at(10)).count == 1)
    #expect(!waiting.isUrgent && !waiting.isFull)
  }

  @Test(
    "whatever is taken when: each chat's text comes whole and in its place among what is about it or about no chat",
    arguments: 1...200)
  func anyOrder(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var waiting = WaitingEvents(limits: InboxLimits(bytes: 4_000, events: 20))
    let chats = ["a", "b", "c"]
    var lengths: [String: Int] = [:]
    var posted: [Event] = []
    var taken: [Event] = []
    for step in 0..<300 {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0:
        let event = Event.realtime(
          .chat(SessionID(chats[step % 3]), .done("A", Int.random(in: 0..<9, using: &generator))))
        posted.append(event)
        waiting.add(event)
      case 1:
        let event = Event.sendWritten(TurnID(number: step))
        posted.append(event)
        waiting.add(event)
      case 2:
        waiting.watch(chats.filter { _ in Bool.random(using: &generator) }.map(SessionID.init))
      case 3...5:
        taken += waiting.take(at: at(step * 5), everything: Bool.random(using: &generator))
        #expect(!waiting.isUrgent)
      default:
        let chat = chats.randomElement(using: &generator) ?? "a"
        let text = TextPieces.text(length: 2, using: &generator)
        let event = delta(text, at: lengths[chat, default: 0], in: chat)
        lengths[chat, default: 0] += text.unicodeScalars.count
        posted.append(event)
        waiting.add(event)
      }
    }
    taken += waiting.takeAll()
    #expect(Passage(taken) == Passage(posted))
    #expect(waiting.bytes == 0)
  }

  @Test("text that was joined and passed by other text leads to the same chats", arguments: 1...30)
  func sameState(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var one = AppDriver.streaming()
    one.openChat("b")
    var other = one
    var waiting = WaitingEvents(limits: InboxLimits())
    waiting.watch(other.state.watchedChats)
    var lengths = ["a": 5]
    for step in 0..<200 {
      let chat = ["a", "b", "c"].randomElement(using: &generator) ?? "a"
      var text =
        ["word ", "<think>", "</think>", "`code` ", "漢字", "\n\n", "*"]
        .randomElement(using: &generator) ?? ""
      if Int.random(in: 0..<40, using: &generator) == 0 { text = "" }
      let event =
        text.isEmpty
        ? Event.realtime(.chat(SessionID(chat), .done("A", lengths[chat, default: 0])))
        : delta(text, at: lengths[chat, default: 0], in: chat)
      lengths[chat, default: 0] += text.unicodeScalars.count
      one.reduce(event)
      waiting.add(event)
      guard step % 7 == 0 else { continue }
      for event in waiting.take(at: at(step * 2)) { other.reduce(event) }
    }
    for event in waiting.takeAll() { other.reduce(event) }
    #expect(
      one.state.chats.conversations.mapValues(Content.init)
        == other.state.chats.conversations.mapValues(Content.init))
  }
}

/// What came in which order, as far as it matters: what is not text, and the text of each chat between what is about it or
/// about no chat.
private struct Passage: Equatable {
  private var others: [Event] = []
  private var texts: [SessionID: [String]] = [:]

  init(_ events: [Event]) {
    let chats = ["a", "b", "c"].map(SessionID.init)
    var ends: [SessionID: Int] = [:]
    for chat in chats { texts[chat] = [""] }
    for event in events {
      switch event {
      case .server(.realtime(.chat(let id, .delta(_, let text, let start, _)))):
        add(start == ends[id, default: 0] ? text : "(gap)", to: id)
        ends[id] = start + text.unicodeScalars.count
      case .server(.realtime(.chat(let id, _))):
        others.append(event)
        texts[id]?.append("")
      default:
        others.append(event)
        for id in chats { texts[id]?.append("") }
      }
    }
  }

  private mutating func add(_ text: String, to id: SessionID) {
    texts[id, default: [""]][texts[id, default: [""]].count - 1] += text
  }
}

/// What a chat holds: how often an entry was changed does not count, and neither does thinking that began and ended in
/// one piece, whose duration is not known.
private struct Content: Equatable {
  var turn: Turn?
  var isUnread: Bool
  var ids: [Entry.ID]
  var texts: [AnswerText]
  var states: [Answer.State]

  init(_ conversation: Conversation) {
    let answers = conversation.entries.compactMap { entry -> Answer? in
      if case .answer(let answer) = entry.content { answer } else { nil }
    }
    turn = conversation.turn
    isUnread = conversation.isUnread
    ids = conversation.entries.map(\.id)
    texts = answers.map(\.text)
    states = answers.map(\.state)
  }
}
