import QukaMock

/// The turns that docs/protocol.md describes beside its catalogue (§6.4, §6.5, §6.8, §9).
extension Catalogue {
  /// What tools do beside the rows of the catalogue.
  static let tools: [Entry] = [
    Entry(
      "tool silent for 80 s", silentTool,
      quirks: "4/4 5/2 6/3 6/1 7/1 1/2 2/3 3/1", clean: "5/2 6/3 6/1 7/1 1/2 2/3 3/1")
  ]

  static let silentTool: [Moment] =
    [Moment(20, .unusedRound("call"))] + tool("reader", from: 23, to: 80_000)
    + answer(["It was a long page."], at: 80_700)

  static let texts: [Entry] = [
    Entry(
      "fast text in one delta",
      [
        Moment(10, .begin("answer")),
        Moment(58, .delta("answer", "Hello wörld 你好 🙂👩‍👩‍👧 a b c d e")),
        Moment(58, .done("answer")),
      ],
      quirks: "1/2 2/3 3/1"),
    // The model wrote "partial"; the chunk with the rest carried the finish reason too.
    Entry(
      "text in the finish chunk lost",
      [
        Moment(50, .begin("answer")), Moment(400, .delta("answer", "par")),
        Moment(400, .done("answer")),
      ],
      quirks: "1/2 2/3 3/1"),
    Entry(
      "endless tool loop", toolLoop, quirks: loop("4/4 5/2 6/3 6/1 7/1") + " 4/4 4/4",
      clean: loop("5/2 6/3 6/1 7/1") + " 1/2 4/4"),
  ]

  static let thoughts: [Entry] = [
    Entry(
      "thinking, then text",
      answer(["<think>second", "</think>Answer", " $5 and more than eight", " end"], at: 50),
      quirks: "1/2 2/3 2/3 2/3 2/3 3/1"),
    Entry(
      "thinking never closed", answer(["<think>on and on", "</br>and on"], at: 50),
      quirks: "1/2 2/3 2/3 3/1"),
    Entry(
      "thinking tags split over deltas",
      answer(["<th", "ink>one</b", "r>two</thi", "nk>Answer", " <b>bold</b>"], at: 50),
      quirks: "1/2 2/3 2/3 2/3 2/3 2/3 3/1"),
    Entry(
      "thinking cut off by a failure",
      [
        Moment(50, .begin("answer")), Moment(361, .delta("answer", "<think>let me")),
        Moment(700, .failed("answer")),
      ],
      quirks: "1/2 2/3 4/4", stored: [.generating], storedClean: [.failed]),
  ]

  /// Journal and butler publish nothing where the default agent announces the end of a turn; at the
  /// time limit it is the other way round.
  static let endings: [Entry] = [
    Entry(
      "unknown tool, journal", agent: .journal,
      [Moment(420, .unusedRound("call")), Moment(421, .collapse)],
      quirks: "4/4", clean: "1/2 4/4"),
    Entry(
      "ends without finish marker, butler", agent: .butler,
      [
        Moment(50, .begin("answer")), Moment(400, .delta("answer", "partial")),
        Moment(401, .collapse),
      ],
      quirks: "1/2 2/3", clean: "1/2 2/3 4/4"),
    Entry(
      "endless tool loop, butler", agent: .butler, toolLoop,
      quirks: loop("4/4 5/2 6/3 6/1 7/1") + " 4/4", clean: loop("5/2 6/3 6/1 7/1") + " 1/2 4/4"),
    Entry(
      "time limit of the default agent", tooLong(.seconds(300)),
      quirks: "1/2 2/3 2/3", clean: "1/2 2/3 2/3 4/4"),
    Entry(
      "time limit of the butler", agent: .butler, tooLong(.seconds(60)),
      quirks: "1/2 2/3 4/4 2/3", clean: "1/2 2/3 2/3 4/4"),
    Entry(
      "time limit of the journal before the first token", agent: .journal,
      [Moment(70_000, .begin("answer")), Moment(70_000, .done("answer"))],
      quirks: "1/2 4/4"),
    Entry(
      "time limit of the butler during a tool", agent: .butler,
      tool("queryTable", from: 500, to: 70_000) + answer(["Four."], at: 70_500),
      quirks: "5/2 6/3 8/4", clean: "5/2 6/3 8/4 1/2 4/4"),
  ]

  /// Six rounds that only call a tool; the seventh wants one more (docs/protocol.md §6.5).
  private static let toolLoop: [Moment] = {
    var moments: [Moment] = []
    for round in 0..<6 {
      let start = 300 * round + 20
      moments.append(Moment(start, .unusedRound("call \(round)")))
      moments += tool("T", from: start + 2, to: start + 200, label: "tool \(round)")
    }
    moments.append(Moment(1820, .unusedRound("call 6")))
    moments.append(Moment(1821, .collapse))
    return moments
  }()

  private static func loop(_ round: String) -> String {
    repeatElement(round, count: 6).joined(separator: " ")
  }

  /// A text that is still being written when the agent's time is over.
  private static func tooLong(_ limit: Duration) -> [Moment] {
    let end = Int(limit.components.seconds) * 1000
    return [
      Moment(240, .begin("answer")), Moment(361, .delta("answer", "Hello wörld")),
      Moment(end - 100, .buffer("answer", " 你好 🙂👩‍👩‍👧")),
      Moment(end + 9000, .delta("answer", " never sent")), Moment(end + 9000, .done("answer")),
    ]
  }
}
