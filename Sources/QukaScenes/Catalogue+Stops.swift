import QukaMock

/// The rows of docs/protocol.md §6.6: what a stop leads to at every moment of a turn.
extension Catalogue {
  static let stopsOfText: [Entry] = [
    Entry(
      "stop mid text", buffered, stop: 700, quirks: "1/2 2/3 3/5 2/3", clean: "1/2 2/3 3/5",
      stored: [.generating], storedClean: [.canceled]),
    Entry(
      "stop mid text, nothing buffered", buffered, stop: 400, quirks: "1/2 2/3 3/5",
      stored: [.generating], storedClean: [.canceled]),
    Entry(
      "stop mid text, butler", agent: .butler, buffered, stop: 700,
      quirks: "1/2 2/3 3/5 2/3 3/5", clean: "1/2 2/3 3/5", stored: [.canceled]),
    Entry(
      "stop mid thinking",
      answer(["<think>let me think", "</br>about it", "</think>Answer"], at: 100), stop: 600,
      quirks: "1/2 2/3 2/3 3/5", stored: [.generating], storedClean: [.canceled]),
    Entry(
      "stop before the first token", buffered, stop: 150, quirks: "1/2 4/4 4/4",
      clean: "1/2 3/5", stored: [.failed], storedClean: [.canceled]),
    Entry(
      "stop before the first token, journal", agent: .journal, buffered, stop: 150,
      quirks: "1/2 4/4 3/5", clean: "1/2 3/5", stored: [.canceled]),
    Entry(
      "stop before the first token, butler", agent: .butler, buffered, stop: 150,
      quirks: "1/2 4/4 3/5", clean: "1/2 3/5", stored: [.canceled]),
    Entry(
      "stop before the first token, the provider has answered",
      [Moment(120, .providerAnswered("answer"))] + buffered, stop: 150, quirks: "3/5",
      clean: "1/2 3/5", stored: [], storedClean: [.canceled]),
    Entry("stop after the end", buffered, stop: 5000, quirks: "1/2 2/3 2/3 2/3 3/1"),
  ]

  static let stopsOfTools: [Entry] = [
    Entry(
      "stop during a tool that obeys", searching(obeys: true), stop: 600,
      quirks: "4/4 5/2 6/3 8/4 4/4", clean: "5/2 6/3 8/4 1/2 3/5"),
    Entry(
      "stop during a tool that obeys, butler", agent: .butler, searching(obeys: true), stop: 600,
      quirks: "4/4 5/2 6/3 3/5 8/4", clean: "5/2 6/3 8/4 1/2 3/5"),
    Entry(
      "stop during a tool that ignores it", searching(obeys: false), stop: 600,
      quirks: "4/4 5/2 6/3 6/1 7/1 4/4", clean: "5/2 6/3 8/4 1/2 3/5"),
    Entry(
      "stop during a tool that ignores it, journal", agent: .journal, searching(obeys: false),
      stop: 600, quirks: "4/4 5/2 6/3 3/5 6/1 7/1", clean: "5/2 6/3 8/4 1/2 3/5"),
    Entry(
      "stop between a tool and the next round", searching(obeys: true), stop: 1500,
      quirks: "4/4 5/2 6/3 6/1 7/1 1/2 4/4 4/4", clean: "5/2 6/3 6/1 7/1 1/2 3/5"),
    Entry(
      "stop during a tool that is silent for 80 s", silentTool, stop: 40_000,
      quirks: "4/4 5/2 6/3 8/4 4/4", clean: "5/2 6/3 8/4 1/2 3/5"),
  ]

  private static let buffered: [Moment] = [
    Moment(241, .begin("answer")), Moment(361, .delta("answer", "Hello wörld")),
    Moment(600, .buffer("answer", " 你好 🙂👩‍👩‍👧")), Moment(722, .delta("answer", " a")),
    Moment(1083, .delta("answer", " b c d")), Moment(1200, .done("answer")),
  ]

  private static func searching(obeys: Bool) -> [Moment] {
    [
      Moment(20, .unusedRound("call")),
      Moment(23, .beginTool("tool", name: "WebSearch", obeysCancellation: obeys)),
      Moment(1220, .finishTool("tool", arguments: #"{"query":"x"}"#, content: "RESULT")),
    ] + answer(["Found."], at: 1900)
  }
}
