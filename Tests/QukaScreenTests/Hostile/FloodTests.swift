import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

/// A server that fills a chat with what nobody asked for.
@Suite("Floods in one chat", .timeLimit(.minutes(5))) struct FloodTests {
  private static let megabyte = String(repeating: "漢字 and words, ", count: 1 << 16)

  private static func early(_ app: AppDriver) -> EarlySize {
    app.conversation.entries.reduce(into: EarlySize()) { sum, entry in
      guard case .answer(let answer) = entry.content else { return }
      sum = sum + answer.early.size
    }
  }

  @Test("text from beyond gaps is bounded for all answers together, and history has the rest")
  func earlyText() {
    var app = AppDriver.streaming()
    for number in 1..<20 { app.chat(.started("A\(number)")) }
    for number in 1..<20 { app.chat(.text("A\(number)", Self.megabyte, at: 5)) }
    let size = Self.early(app)
    #expect(size.bytes > Limits.earlyBytes / 2 && size.bytes <= Limits.earlyBytes)
    #expect(app.conversation.transcript.early == size)

    for number in 1..<20 { app.chat(.text("A\(number)", "Hello", at: 0)) }
    #expect(app.conversation.transcript.early == EarlySize() && Self.early(app) == EarlySize())
    app.chat(.text("A", "x", at: 9))
    #expect(
      app.conversation.transcript.early == EarlySize(pieces: 1, bytes: 1), "there is room again")
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(app.allEffects.contains(.history("a")), "what was dropped is missing")
  }

  @Test("messages of a turn are bounded; all of them stand there when history was asked")
  func messages() {
    let count = 3 * Limits.turnMessages
    let floods: [(String, (Int) -> ChatEvent)] = [
      ("announcements", { .started("m\($0)") }),
      ("calls", { .tool("m\($0)") }),
      ("text", { .text("m\($0)", "some") }),
      ("text behind a gap", { .text("m\($0)", Self.megabyte, at: 3) }),
      (
        "results",
        {
          .toolUpdated(
            MessageID("m\($0)"), .init(id: "", name: "n", arguments: "", content: ""),
            progress: .generating)
        }
      ),
    ]
    for (name, event) in floods {
      var app = AppDriver.streaming()
      for number in 0..<count { app.chat(event(number)) }
      #expect(app.conversation.entries.count <= Limits.turnMessages + 1, "\(name)")
      #expect(app.conversation.turn.map { $0.knownMessages.count <= Limits.turnMessages } == true)
      #expect(
        app.conversation.mending.wantsLook || app.conversation.record.newest == .loading, "\(name)")
      app.chat(.stopped("A"))
      #expect(!app.conversation.isGenerating, "an end is heard all the same: \(name)")
    }
  }

  @Test("events of a full turn cost as much as those of a small one")
  func cost() {
    func cost(_ name: String, after count: Int, _ event: @escaping (Int) -> ChatEvent) -> Double {
      var app = AppDriver.streaming()
      for number in 0..<count { app.chat(event(number)) }
      return Cost.of(app) { app in
        for number in count..<count + 50 { app.chat(event(number)) }
      }
    }
    for event: (Int) -> ChatEvent in [{ .started("m\($0)") }, { .tool("m\($0)") }] {
      let (full, fuller) = (
        cost("", after: 2 * Limits.turnMessages, event),
        cost("", after: 8 * Limits.turnMessages, event)
      )
      #expect(fuller < 4 * full, "\(full) → \(fuller)")
    }
  }
}

/// What came from beyond a gap is laid out in slices, too.
@Suite("Text from beyond a gap on the screen") struct GapLayoutTests {
  private static let paragraphs = (0..<1_500).map { "Paragraph \($0) with *emphasis*.\n\n" }
    .joined()

  /// A chat that the server has forgotten while parts of its answer were missing.
  private static func forgotten(_ pieces: [(Int, String)]) -> AppDriver {
    var app = AppDriver.streaming("Hello")
    for (start, text) in pieces { app.chat(.text("A", text, at: start)) }
    app.reduce(
      .historyLoaded(SessionID("a"), .failure(.gone)))
    return app
  }

  private static func layout(_ app: AppDriver, budget: Int) -> (ConversationLayout, frames: Int) {
    var layout = ConversationLayout()
    var frames = 0
    repeat {
      let before = layout.work
      follow(app, &layout, budget: budget)
      frames += 1
      #expect(layout.work - before - budget < budget)
    } while layout.isBehind && frames < 1_000
    return (layout, frames)
  }

  private static func follow(
    _ app: AppDriver, _ layout: inout ConversationLayout, budget: Int = .max
  ) {
    let context = EntryContext(
      width: 60, columns: 60, theme: app.state.look.theme, now: app.state.now)
    var work = LayoutWork(conversation: app.conversation, context: context, budget: budget)
    layout.follow(work)
    layout.layOut(.everything, &work)
  }

  private static func text(_ layout: ConversationLayout) -> [String] {
    (0..<layout.rowCount).map { layout.row($0).line.runs.map(\.text).joined() }
  }

  @Test("it is laid out within the frame's budget, and ends as it does at once")
  func slices() {
    let app = Self.forgotten([(10, Self.paragraphs), (200_000, Self.paragraphs), (400_000, "End.")])
    let (sliced, frames) = Self.layout(app, budget: 5_000)
    let (whole, _) = Self.layout(app, budget: .max)
    #expect(frames > 5)
    #expect(Self.text(sliced) == Self.text(whole))
    let rows = Self.text(whole)
    #expect(rows.contains { $0.contains("a part is missing here") })
    #expect(rows.contains { $0.contains("another part is missing") })
    #expect(rows.contains { $0.contains("Paragraph 1499") })
  }

  @Test("as many pieces as are kept are laid out, and then nothing is left to do")
  func pieces() {
    let app = Self.forgotten((0..<Limits.earlyPieces).map { (10 + 20 * $0, "piece\($0)") })
    let (layout, frames) = Self.layout(app, budget: LayoutCache.frameBudget)
    #expect(!layout.isBehind && frames < 50)
    #expect(Self.text(layout).contains { $0.contains("piece\(Limits.earlyPieces - 1)") })
  }

  @Test("only so much of it is shown, and the rest is counted")
  func bounded() {
    let long = String(repeating: "word ", count: Limits.shownEarlyText / 4)
    let app = Self.forgotten([(10, long), (1_000_000, "End.")])
    let rows = Self.text(Self.layout(app, budget: .max).0)
    let hidden = long.count + 4 - Limits.shownEarlyText
    #expect(rows.contains { $0.contains("\(TextFit.grouped(hidden)) more characters came") })
    #expect(!rows.contains { $0.contains("End.") })
  }

  @Test("text that goes on beyond the gap is laid out from where it grew")
  func grows() {
    var app = Self.forgotten([(10, Self.paragraphs)])
    var layout = ConversationLayout()
    Self.follow(app, &layout)
    let before = layout.work
    app.chat(.text("A", "And on.\n\n", at: 10 + Self.paragraphs.unicodeScalars.count))
    Self.follow(app, &layout)
    #expect(layout.work - before < 1_000)
    #expect(Self.text(layout).contains { $0.contains("And on.") })
  }
}
