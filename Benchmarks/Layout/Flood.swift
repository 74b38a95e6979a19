import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// What a broken or hostile server may send about one chat.
struct Flood {
  let name: String
  /// What is there before the measurement begins.
  let before: () -> AnySequence<Event>
  let events: () -> AnySequence<Event>

  private init(
    _ name: String, after before: @autoclosure @escaping () -> AnySequence<Event> = begun,
    _ events: @escaping () -> AnySequence<Event>
  ) {
    self.name = name
    self.before = before
    self.events = events
  }

  static var all: [Flood] {
    [
      Flood("20 answers, 4 MB each behind a gap", after: announced(20)) {
        every(20 * 64) { delta("A\($0 % 20)", at: 10 + 65_536 * ($0 / 20), text64K) }
      },
      Flood(
        "4 MB behind gaps that stay",
        after: joined(
          announced(20), every(20) { delta("A\($0)", at: 10, "x") }, every(1) { _ in gone })
      ) {
        every(20 * 64) { delta("A\($0 % 20)", at: 11 + 65_536 * ($0 / 20), text64K) }
      },
      Flood("3,000 unknown ids, 1 MB each") { every(3_000) { delta("U\($0)", at: 10, text1M) } },
      Flood("50,000 announcements") { every(50_000) { started("A\($0)", .assistant) } },
      Flood("50,000 announced tool calls") { every(50_000) { started("T\($0)", .tool) } },
      Flood("50,000 events of tools that were not announced") {
        every(50_000) { tool("T\($0 / 2)", isOver: $0 % 2 == 1) }
      },
      Flood("50,000 answers that fail before their text") {
        every(100_000) { number in
          number % 2 == 0
            ? started("A\(number / 2)", .assistant)
            : chat(.failed(MessageID("A\(number / 2)"), length: 0, message: "Sorry"))
        }
      },
      Flood("50,000 ends of unknown answers") {
        every(50_000) { chat(.done(MessageID("U\($0)"), length: 5, progress: .canceled)) }
      },
      Flood(
        "2,000 late events after the stop of 4 MB",
        after: joined(
          begun, every(64) { delta("A0", at: 65_536 * $0, text64K) },
          every(1) { _ in .input(.key(Key(.escape))) },
          every(1) { _ in chat(.done(MessageID("A0"), length: 4 << 20, progress: .canceled)) })
      ) {
        every(2_000) { delta("A0", at: (4 << 20) + 4 * $0, "late") }
      },
      Flood("10,000 messages, read back to the first", after: pages(1...1)) { pages(2...100) },
      Flood("a page that is half known, after 10,000 messages", after: pages(1...100)) {
        every(20) { page(1, rows: { $0 % 2 == 0 }, salt: $0) }
      },
      Flood("a page of other states, after 10,000 messages", after: pages(1...100)) {
        every(20) { page(1, progress: $0 % 2 == 0 ? .canceled : .completed) }
      },
      Flood("a page of unfinished answers, after 10,000 messages", after: pages(1...100)) {
        every(20) { page(1, progress: .generating, salt: $0) }
      },
    ]
  }
}

// MARK: - Events

extension Flood {
  private static let text64K = String(repeating: "some *text* here", count: 4_096)
  private static let text1M = String(repeating: text64K, count: 16)

  /// An empty chat in which an answer has begun.
  private static var begun: AnySequence<Event> { announced(1) }

  private static func announced(_ count: Int) -> AnySequence<Event> {
    joined(
      every(1) { _ in .server(.historyLoaded(BenchmarkScreen.chat, .success([]))) },
      every(count) { started("A\($0)", .assistant) })
  }

  private static let gone = Event.server(
    .historyLoaded(
      BenchmarkScreen.chat, .failure(Failure(.refused(status: 404, code: 404, message: "")))))

  private static func every(
    _ count: Int, _ event: @escaping (Int) -> Event
  ) -> AnySequence<Event> {
    AnySequence((0..<count).lazy.map(event))
  }

  private static func joined(_ parts: AnySequence<Event>...) -> AnySequence<Event> {
    AnySequence(parts.joined())
  }

  private static func chat(_ event: ChatEvent) -> Event {
    BenchmarkScreen.event(event)
  }

  private static func delta(_ id: String, at start: Int, _ text: String) -> Event {
    chat(.delta(MessageID(id), text: text, startAt: start, progress: .generating))
  }

  private static func started(_ id: String, _ role: Role) -> Event {
    let message = message(id, role, .generating, sequence: 1)
    return chat(role == .tool ? .toolStarted(message) : .messageStarted(message))
  }

  private static func tool(_ id: String, isOver: Bool) -> Event {
    let tips = ToolTips(id: "", name: "search", arguments: "{}", content: "found")
    return isOver
      ? chat(.toolDone(MessageID(id)))
      : chat(.toolUpdated(MessageID(id), tips, progress: .generating))
  }

  // MARK: - History

  private static let total = 10_000

  /// Pages of a chat of 10,000 messages, the newest first.
  private static func pages(_ numbers: ClosedRange<Int>) -> AnySequence<Event> {
    AnySequence(numbers.lazy.map { page($0) })
  }

  /// - Parameters:
  ///   - known: which of the rows bear the ids that they always have.
  ///   - salt: makes the ids of the others differ.
  private static func page(
    _ number: Int, progress: QukaWire.Progress = .completed,
    rows known: (Int) -> Bool = { _ in true }, salt: Int = 0
  ) -> Event {
    let end = total - (number - 1) * HistoryPage.size
    let messages = (end - HistoryPage.size..<end).map { sequence in
      message(
        known(sequence) && !(progress == .generating && salt > 0)
          ? "M\(sequence)" : "N\(salt).\(sequence)",
        sequence % 10 == 0 ? .user : .assistant, progress, sequence: sequence + salt)
    }
    return .server(
      .historyLoaded(
        BenchmarkScreen.chat, .success(messages), HistoryPage(number: number, total: total)))
  }

  private static func message(
    _ id: String, _ role: Role, _ progress: QukaWire.Progress, sequence: Int
  ) -> Message {
    Message(
      id: MessageID(id), session: BenchmarkScreen.chat, sequence: sequence, sentAt: 0,
      role: role, progress: progress, text: "A short *text* of a message.")
  }
}
