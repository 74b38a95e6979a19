import QukaMock

/// The rows of docs/protocol.md §6.10, with the timings of the observed turns.
extension Catalogue {
  static let rows: [Entry] = [
    Entry(
      "plain", answer(["Hello wörld", " 你好 🙂👩‍👩‍👧 a", " b c d", " e"], at: 241),
      quirks: "1/2 2/3 2/3 2/3 2/3 3/1"),
    Entry(
      "tool first",
      [Moment(20, .unusedRound("call"))] + tool("WebSearch", from: 23, to: 1220)
        + answer(["Protocol v2", " is newline-delimited JSON."], at: 1900),
      quirks: "4/4 5/2 6/3 6/1 7/1 1/2 2/3 2/3 3/1", clean: "5/2 6/3 6/1 7/1 1/2 2/3 2/3 3/1"),
    Entry(
      "thinking, tool, answer",
      [
        Moment(100, .begin("thought")), Moment(221, .delta("thought", "<think>let me think")),
        Moment(531, .delta("thought", "</br>hard")), Moment(532, .done("thought")),
      ] + tool("SearchUserKnowledges", from: 533, to: 1400)
        + answer(["<think>found it</think>Nightly,", " 14 days."], at: 2100),
      quirks: "1/2 2/3 2/3 3/1 5/2 6/3 6/1 7/1 1/2 2/3 2/3 3/1"),
    Entry(
      "tool error",
      [
        Moment(20, .unusedRound("call")), Moment(23, .beginTool("tool", name: "reader")),
        Moment(820, .failTool("tool")),
      ] + answer(["The page cannot be read."], at: 1500),
      quirks: "4/4 5/2 6/3 8/4 1/2 2/3 3/1", clean: "5/2 6/3 8/4 1/2 2/3 3/1"),
    Entry(
      "unknown tool", [Moment(420, .unusedRound("call")), Moment(421, .collapse)],
      quirks: "4/4 4/4", clean: "1/2 4/4"),
    Entry(
      "provider refuses",
      [
        Moment(300, .begin("answer")), Moment(300, .failed("answer", kind: .text)),
        Moment(301, .failed("answer", kind: .text)),
      ],
      quirks: "1/2 4/4 4/4", clean: "1/2 4/4"),
    Entry(
      "provider breaks mid-stream",
      [
        Moment(50, .begin("answer")), Moment(401, .delta("answer", "partial")),
        Moment(450, .buffer("answer", " tail")), Moment(501, .failed("answer")),
      ],
      quirks: "1/2 2/3 4/4 2/3", clean: "1/2 2/3 2/3 4/4",
      stored: [.generating], storedClean: [.failed]),
    Entry(
      "ends without finish marker",
      [
        Moment(50, .begin("answer")), Moment(400, .delta("answer", "partial")),
        Moment(401, .collapse),
      ],
      quirks: "1/2 2/3 4/4"),
    Entry(
      "same tool twice in parallel", sameToolTwice,
      quirks: "4/4 5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1",
      clean: "5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1"),
    Entry(
      "two parallel tools",
      [
        Moment(40, .unusedRound("call")), Moment(40, .beginTool("first", name: "WebSearch")),
        Moment(41, .beginTool("second", name: "SearchUserKnowledges")),
        Moment(640, .finishTool("second", arguments: #"{"query":"x"}"#, content: "RESULT")),
        Moment(1240, .finishTool("first", arguments: #"{"query":"x"}"#, content: "RESULT")),
      ] + answer(["Nothing found."], at: 1900),
      quirks: "4/4 5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1",
      clean: "5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1"),
    Entry(
      "early server error",
      [
        Moment(30, .begin("answer")),
        Moment(
          31, .delta("answer", "创建AI代理失败: no chat model provided", progress: .failed, kind: .text)),
        Moment(32, .failed("answer", kind: .text)),
      ],
      quirks: "1/2 2/4 4/4"),
    Entry(
      "model returns nothing",
      [
        Moment(500, .begin("answer")),
        Moment(520, .failed("answer", message: "Sorry, I'm wrong", discards: true)),
      ],
      quirks: "1/2 4/4"),
  ]

  /// The first result carries the second call's id (docs/protocol.md §9, 13).
  private static let sameToolTwice: [Moment] =
    [
      Moment(40, .unusedRound("call")), Moment(41, .beginTool("first", name: "WebSearch")),
      Moment(42, .beginTool("second", name: "WebSearch")),
      Moment(
        640,
        .finishTool(
          "first", arguments: #"{"query":"a"}"#, content: "RESULT A", reportedAs: "second")),
      Moment(740, .finishTool("second", arguments: #"{"query":"b"}"#, content: "RESULT B")),
    ] + answer(["Both say the same."], at: 1400)
}
