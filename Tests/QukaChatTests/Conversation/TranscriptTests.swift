import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat

/// What a transcript knows of its entries, after everything that may be done to them.
@Suite("A transcript") struct TranscriptTests {
  @Test("agrees with its entries after any changes", arguments: 1...100 as ClosedRange<UInt64>)
  func agrees(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var transcript = Transcript()
    for step in 0..<60 {
      if Int.random(in: 0..<8, using: &random) == 0 {
        transcript.beginTurn(at: Int.random(in: 0...transcript.entries.count, using: &random))
      }
      let before = transcript
      let deed = Self.deeds.randomElement(using: &random) ?? Self.append
      deed(&transcript, step, &random)
      expectAgreement(transcript, "seed \(seed), step \(step)")
      expectSameTurn(transcript, after: before, "seed \(seed), step \(step)")
      if Self.looks(transcript) != Self.looks(before) {
        #expect(transcript.pastRevision > before.pastRevision, "seed \(seed), step \(step)")
      }
    }
  }

  @Test("an order that crosses the beginning of a turn leaves it with its first entry")
  func crossing() {
    var transcript = Transcript()
    for name in ["a", "b", "c"] {
      _ = transcript.append(.answer(Answer()), message: MessageID(name))
    }
    transcript.beginTurn(at: 1)
    let first = transcript.entries[1].id
    let rows = Self.rows([MessageID("b"), MessageID("c"), MessageID("a")])
    var kept = transcript
    let isLeft = kept.restoreOrder(of: rows, keepingTurn: true)
    #expect(isLeft && kept == transcript)
    let isStillLeft = transcript.restoreOrder(of: rows, keepingTurn: false)
    #expect(!isStillLeft)
    #expect(transcript.entries.map(\.message?.rawValue) == ["b", "c", "a"])
    #expect(transcript.turnStart == 0 && transcript.entries[0].id == first)
    expectAgreement(transcript, "crossing")
  }

  /// What a frame may keep of the entries before the turn.
  private static func looks(_ transcript: Transcript) -> [[Int]] {
    transcript.entries[..<transcript.turnStart].map { [$0.id.number, $0.revision] }
  }

  private static func rows(_ names: [MessageID]) -> [Message] {
    names.enumerated().map { place, name in
      Message(
        id: name, session: SessionID("a"), sequence: place, sentAt: 0, role: .assistant,
        progress: .completed, text: "")
    }
  }

  /// The places by message, the ids and the text from beyond gaps are those of the entries.
  private func expectAgreement(_ transcript: Transcript, _ when: Comment) {
    let entries = transcript.entries
    var places: [MessageID: Int] = [:]
    for (place, entry) in entries.enumerated() { entry.message.map { places[$0] = place } }
    #expect(transcript.positions == places, when)
    let early = entries.reduce(into: EarlySize()) { sum, entry in
      if case .answer(let answer) = entry.content { sum = sum + answer.early.size }
    }
    #expect(transcript.early == early, when)
    #expect(Set(entries.map(\.id)).count == entries.count, when)
    #expect(entries.allSatisfy { $0.id.number < transcript.nextID.number }, when)
  }

  /// No entry has crossed the beginning of the turn.
  private func expectSameTurn(
    _ transcript: Transcript, after before: Transcript, _ when: Comment
  ) {
    guard (0...transcript.entries.count).contains(transcript.turnStart) else {
      Issue.record("outside: \(when)")
      return
    }
    let past = Set(before.entries[..<before.turnStart].map(\.id))
    let own = Set(before.entries[before.turnStart...].map(\.id))
    #expect(own.isDisjoint(with: transcript.entries[..<transcript.turnStart].map(\.id)), when)
    #expect(past.isDisjoint(with: transcript.entries[transcript.turnStart...].map(\.id)), when)
  }
}

// MARK: - What is done

extension TranscriptTests {
  private typealias Deed = @Sendable (inout Transcript, Int, inout SeededGenerator) -> Void

  private static let deeds: [Deed] = [
    append, append, insert, insert, remove, changeAnswer, changeAnswer, change, name, move, order,
  ]

  private static func content(_ random: inout SeededGenerator) -> Entry.Content {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .question(Question(text: "Why?", state: .sending))
    case 1: return .mark(.finished)
    default:
      var answer = Answer()
      if Bool.random(using: &random) { answer.early.keep(EarlyText("later", startAt: 9)) }
      return .answer(answer)
    }
  }

  private static func message(_ content: Entry.Content, _ step: Int) -> MessageID? {
    if case .answer = content { MessageID("m\(step)") } else { nil }
  }

  private static let append: Deed = { transcript, step, random in
    var answer = Answer()
    answer.text.append("Hello")
    _ = transcript.append(
      Bool.random(using: &random) ? .answer(answer) : .mark(.incomplete),
      message: Bool.random(using: &random) ? MessageID("m\(step)") : nil)
  }

  private static let insert: Deed = { transcript, step, random in
    let new = content(&random)
    transcript.insert(
      new, message: message(new, step),
      at: Int.random(in: 0...transcript.entries.count, using: &random))
  }

  private static let remove: Deed = { transcript, _, random in
    transcript.entries.indices.randomElement(using: &random).map { transcript.remove(at: $0) }
  }

  private static let changeAnswer: Deed = { transcript, step, random in
    let names = transcript.entries.compactMap(\.message)
    guard let name = names.randomElement(using: &random) else { return }
    let start = Int.random(in: 0..<40, using: &random)
    transcript.changeAnswer(name) { answer in
      if step % 3 == 0 {
        answer.early = []
      } else {
        answer.early.keep(EarlyText("xyz", startAt: start))
      }
    }
  }

  private static let change: Deed = { transcript, _, random in
    guard let place = transcript.entries.indices.randomElement(using: &random) else { return }
    let new = content(&random)
    transcript.change(at: place) { $0 = new }
  }

  private static let name: Deed = { transcript, step, random in
    let unnamed = transcript.entries.filter { $0.message == nil }
    guard let entry = unnamed.randomElement(using: &random) else { return }
    transcript.name(entry.id, MessageID("m\(step)"))
  }

  /// Within the turn, or before it.
  private static let move: Deed = { transcript, _, random in
    let (count, turn) = (transcript.entries.count, transcript.turnStart)
    let side = Bool.random(using: &random) ? 0..<turn : turn..<count
    guard let place = side.randomElement(using: &random),
      let target = (place..<side.upperBound).randomElement(using: &random)
    else { return }
    transcript.move(from: place, to: target)
  }

  private static let order: Deed = { transcript, _, random in
    let names = transcript.entries.compactMap(\.message).shuffled(using: &random)
    let count = Int.random(in: 0...names.count, using: &random)
    _ = transcript.restoreOrder(of: rows(Array(names.prefix(count))), keepingTurn: true)
  }
}
