import QukaChatTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("Many edits of a transcript at once") struct EntryEditsTests {
  /// A transcript of questions, answers and marks.
  private static func transcript(_ random: inout SeededGenerator) -> Transcript {
    var transcript = Transcript()
    for number in 0..<Int.random(in: 0...12, using: &random) {
      if Int.random(in: 0..<4, using: &random) == 0 {
        _ = transcript.append(.mark(.finished))
      } else {
        _ = transcript.append(.answer(Answer()), message: MessageID("m\(number)"))
      }
    }
    transcript.beginTurn(at: Int.random(in: 0...transcript.entries.count, using: &random))
    return transcript
  }

  private static func name(_ entry: Entry) -> String {
    entry.message?.rawValue ?? "mark \(entry.id.number)"
  }

  @Test("end as the same edits one by one, from the last place to the first", arguments: 0..<300)
  func same(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var transcript = Self.transcript(&random)
    let before = transcript.entries
    let turn = transcript.turnStart < before.count ? before[transcript.turnStart].id : nil
    var edits = EntryEdits()
    var inserted: [(place: Int, message: MessageID)] = []
    var marked: Set<Int> = []
    for number in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...before.count, using: &random)
      var message = Message.make("new\(number)")
      message.sentAt = number + 1
      edits.insert(message, at: place)
      inserted.append((place, message.id))
    }
    for index in before.indices where Int.random(in: 0..<6, using: &random) == 0 {
      edits.insert(.incomplete, after: index)
      marked.insert(index)
    }
    let removed = Set(before.indices.filter { _ in Int.random(in: 0..<5, using: &random) == 0 })
      .subtracting([transcript.turnStart])
    for index in removed { edits.remove(at: index) }
    transcript.apply(edits)

    var expected: [String] = []
    for place in 0...before.count {
      if marked.contains(place - 1) { expected.append("new mark") }
      expected += inserted.filter { $0.place == place }.map(\.message.rawValue)
      if place < before.count, !removed.contains(place) {
        expected.append(Self.name(before[place]))
      }
    }
    let known = Set(before.map(\.id))
    let found = transcript.entries.map { entry in
      entry.message == nil && !known.contains(entry.id) ? "new mark" : Self.name(entry)
    }
    #expect(found == expected)
    #expect(Set(transcript.entries.map(\.id)).count == found.count)
    let positions = transcript.entries.enumerated().reduce(into: [MessageID: Int]()) {
      $0[$1.element.message ?? MessageID("")] = $1.offset
    }
    for (message, index) in transcript.positions { #expect(positions[message] == index) }
    #expect(transcript.positions.count == transcript.entries.count { $0.message != nil })
    if let turn { #expect(transcript.entries[transcript.turnStart].id == turn) }
  }

  @Test("no edit changes nothing, not even what a frame looks at")
  func nothing() {
    var transcript = Transcript()
    _ = transcript.append(.answer(Answer()), message: MessageID("a"))
    let before = transcript
    transcript.apply(EntryEdits())
    #expect(transcript == before)
  }

  @Test(
    "a page costs what is here, however its rows are mixed: four times the chat, not sixteen times the time"
  )
  func linear() {
    func chat(_ pages: Int) -> Conversation {
      var conversation = Conversation()
      for number in 1...pages {
        conversation.takeOlder(
          Self.page(number, of: pages), HistoryPage(number: number, total: 100 * pages))
      }
      return conversation
    }
    let mixed = Self.page(1, of: 400).enumerated().map { index, message in
      var message = message
      if index % 2 == 0 { message.id = MessageID("x\(index)") }
      message.progress = .canceled
      return message
    }
    for number in [1, 2] {
      let take = { (conversation: inout Conversation) in
        conversation.merge(mixed, HistoryPage(number: number, total: 1_000_000))
      }
      let (small, large) = (Cost.of(chat(10), take), Cost.of(chat(40), take))
      #expect(large < 8 * small, "\(small) → \(large)")
    }
  }

  /// A page of a long chat, the newest message with the highest number.
  private static func page(_ number: Int, of pages: Int) -> [Message] {
    let end = 40_000 - (number - 1) * 100
    return (end - 100..<end).map { number in
      var message = Message.make("m\(number)", number % 10 == 0 ? .user : .assistant, "text")
      message.sequence = number
      return message
    }
  }
}
