import QukaMock

/// The recordings in which nobody stops anything.
extension Recording {
  typealias Moment = Scene.Moment

  static let thinkingToolAnswerScene = Scene(
    thinkingToolAnswer.rawValue,
    [
      Moment(900, .begin("thought")),
      Moment(1210, .delta("thought", "<think>The user asks what I saved about backups.")),
      Moment(
        1530,
        .delta("thought", "</br>I should look in the knowledge base — 先查知识库 🙂.")),
      Moment(1531, .done("thought")),
      Moment(1533, .beginTool("tool", name: "SearchUserKnowledges")),
      Moment(
        3420,
        .finishTool(
          "tool", arguments: #"{"query":"backup policy"}"#,
          content:
            "Tool 'SearchUserKnowledges' Response:\n[1] Backup policy (2026-03-02): nightly, "
            + "keep 14 days & test <monthly>.")),
      Moment(4300, .begin("answer")), Moment(4620, .delta("answer", "<think>One hit.")),
      Moment(
        4930,
        .delta(
          "answer", "</think>Backups run **nightly** and are kept for 14 days 🗄️.\n\n")),
      Moment(
        5240,
        .delta(
          "answer",
          "- restore test: monthly\n- source: [Backup policy(2026-03-02)]"
            + "(#knowledge-n9qU71qKbqhHak6weNrH7UpCzU4yNiBv)\n")),
      Moment(5550, .delta("answer", "\n```sh\nrestic snapshots --last 14\n```\n")),
      Moment(5700, .done("answer")),
    ],
    quirks: "1/2 2/3 2/3 3/1 5/2 6/3 6/1 7/1 1/2 2/3 2/3 2/3 2/3 3/1")

  static let toolFirstScene = Scene(
    toolFirst.rawValue,
    [
      Moment(1400, .unusedRound("call")), Moment(1403, .beginTool("tool", name: "WebSearch")),
      Moment(
        2600,
        .finishTool(
          "tool", arguments: #"{"query":"centrifuge protocol v2"}"#,
          content: #"{"message":"Found 3 results successfully.","results":[]}"#)),
      Moment(3300, .begin("answer")),
      Moment(3620, .delta("answer", "Protocol v2 is newline-delimited JSON.")),
      Moment(3800, .done("answer")),
    ],
    quirks: "4/4 5/2 6/3 6/1 7/1 1/2 2/3 3/1", clean: "5/2 6/3 6/1 7/1 1/2 2/3 3/1")

  static let failureMidStreamScene = Scene(
    failureMidStream.rawValue,
    [
      Moment(700, .begin("answer")),
      Moment(1010, .delta("answer", "The three steps are: 1) dump, 2) ")),
      Moment(1200, .buffer("answer", "compress")), Moment(1400, .failed("answer")),
    ],
    quirks: "1/2 2/3 4/4 2/3", clean: "1/2 2/3 2/3 4/4")

  static let earlyErrorScene = Scene(
    earlyError.rawValue,
    [
      Moment(30, .begin("answer")),
      Moment(
        31,
        .delta(
          "answer", "创建AI代理失败: failed to create ReAct agent: no chat model provided",
          progress: .failed, kind: .text)),
      Moment(32, .failed("answer", kind: .text)),
    ],
    quirks: "1/2 2/4 4/4")

  static let emptyAnswerScene = Scene(
    emptyAnswer.rawValue,
    [
      Moment(500, .begin("answer")),
      Moment(520, .failed("answer", message: "Sorry, I'm wrong", discards: true)),
    ],
    quirks: "1/2 4/4")

  static let parallelToolsScene = Scene(
    parallelTools.rawValue,
    [
      Moment(900, .unusedRound("call")), Moment(901, .beginTool("first", name: "WebSearch")),
      Moment(902, .beginTool("second", name: "SearchUserKnowledges")),
      Moment(
        1500,
        .finishTool(
          "second", arguments: #"{"query":"x"}"#,
          content: "Tool 'SearchUserKnowledges' Response:\nnone")),
      Moment(
        2100,
        .finishTool(
          "first", arguments: #"{"query":"x"}"#, content: #"{"message":"ok","results":[]}"#)),
      Moment(2900, .begin("answer")),
      Moment(3210, .delta("answer", "Nothing found in either source.")),
      Moment(3300, .done("answer")),
    ],
    quirks: "4/4 5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1",
    clean: "5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1")

  static let sameToolTwiceScene = Scene(
    sameToolTwice.rawValue,
    [
      Moment(900, .unusedRound("call")), Moment(901, .beginTool("first", name: "WebSearch")),
      Moment(902, .beginTool("second", name: "WebSearch")),
      Moment(
        1500,
        .finishTool(
          "first", arguments: #"{"query":"a"}"#, content: #"{"message":"ok","results":[]}"#,
          reportedAs: "second")),
      Moment(
        1600,
        .finishTool(
          "second", arguments: #"{"query":"b"}"#, content: #"{"message":"ok","results":[]}"#)),
      Moment(2500, .begin("answer")), Moment(2810, .delta("answer", "Done.")),
      Moment(2900, .done("answer")),
    ],
    quirks: "4/4 5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1",
    clean: "5/2 6/3 5/2 6/3 6/1 7/1 6/1 7/1 1/2 2/3 3/1")
}
