import QukaMock

/// What a client meets in a chat that it opens, and what another client does meanwhile.
extension Catalogue {
  package static let situations: [Situation] = left + going + together

  /// The situation of that name; `nil` when there is none.
  package static func situation(_ name: String) -> Situation? {
    situations.first { $0.name == name }
  }

  /// Nothing runs, whatever the history says.
  private static let left = [
    Situation("an answer that was stopped", history: stopped),
    Situation(
      "an answer that was never begun", history: [.question("Why?"), .answer("", .created)]),
    Situation(
      "a stopped answer, and another question after it",
      history: stopped + [.question("And then?"), .answer("Then they sailed home.")]),
    Situation(
      "parallel calls of one tool, long ago",
      history: [
        .question("What do they say?"), .begunTool, .begunTool,
        .tool("WebSearch", arguments: #"{"query":"third"}"#, result: "RESULT of third"),
        .answer("All three agree."),
      ]),
    Situation(
      "a question with a picture",
      history: [
        .question(
          "What is on it?",
          pictures: ["https://files.example.org/assets/s3/space123/chat/20261129/quokka%20🐨.png"]),
        .answer("A quokka, smiling."),
      ]),
  ]

  private static let stopped: [SampleMessage] = [
    .question("Tell me a story."), .answer("Once upon a time there was a quokka who", .generating),
  ]

  /// Another client's answer runs when the chat is opened.
  private static let going = [
    Situation(
      "an answer that another client reads", others: [Situation.Turn(0, "Tell me a story.", long)],
      opening: 1000),
    Situation(
      "an answer that goes on after a pause",
      others: [
        Situation.Turn(
          0, "Tell me a story.",
          [
            Moment(200, .begin("answer")), Moment(540, .delta("answer", "Once upon a time")),
            Moment(20_000, .delta("answer", " there was a quokka.")),
            Moment(20_300, .done("answer")),
          ])
      ],
      opening: 1000),
    Situation(
      "a silent tool that another client waits for",
      others: [Situation.Turn(0, "What does the page say?", silentTool)], opening: 10_000),
  ]

  /// Another client asks while the chat is open.
  private static let together = [
    Situation(
      "another client's turn that only fails", history: [.question("Why?"), .answer("Because.")],
      others: [
        Situation.Turn(
          1000, "Is it there?",
          [
            Moment(300, .begin("answer")), Moment(300, .failed("answer", kind: .text)),
            Moment(301, .failed("answer", kind: .text)),
          ])
      ]),
    Situation(
      "two answers at once, one of them stopped",
      others: [Situation.Turn(300, "And theirs?", long, isOutOfReach: true)],
      own: Scene(
        "the one that is stopped", long, stop: 1600, quirks: "1/2 2/3 2/3 2/3 2/3 3/5")),
  ]

  /// Twelve deltas at the real server's pace.
  private static let long: [Moment] =
    [Moment(200, .begin("answer"))]
    + (0..<12).map { Moment(540 + 340 * $0, .delta("answer", "Verse \($0) of the song 🌊. ")) }
    + [Moment(4500, .done("answer"))]
}
