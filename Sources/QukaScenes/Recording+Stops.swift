import QukaMock

/// The recordings in which somebody pressed stop; what the script would have gone on with is ours.
extension Recording {
  static let stopMidTextScene = Scene(
    stopMidText.rawValue,
    [
      Moment(800, .begin("answer")),
      Moment(1110, .delta("answer", "Once upon a time there was a quokka ")),
      Moment(1420, .delta("answer", "who loved WebSockets. Every morning ")),
      Moment(1550, .buffer("answer", "she opened ")),
      Moment(1730, .delta("answer", "a connection.")), Moment(2000, .done("answer")),
    ],
    stop: 1600, quirks: "1/2 2/3 2/3 3/5 2/3", clean: "1/2 2/3 2/3 3/5")

  static let stopDuringToolScene = Scene(
    stopDuringTool.rawValue,
    [
      Moment(1200, .unusedRound("call")), Moment(1202, .beginTool("tool", name: "reader")),
      Moment(
        4000,
        .finishTool("tool", arguments: #"{"endpoint":"https://example.org"}"#, content: "A page.")),
      Moment(4500, .begin("answer")), Moment(4800, .delta("answer", "It is an example.")),
      Moment(4900, .done("answer")),
    ],
    stop: 2000, quirks: "4/4 5/2 6/3 8/4 4/4", clean: "5/2 6/3 8/4 1/2 3/5")

  static let stopBeforeFirstTokenScene = Scene(
    stopBeforeFirstToken.rawValue,
    [
      Moment(900, .begin("answer")), Moment(1210, .delta("answer", "Too late.")),
      Moment(1300, .done("answer")),
    ],
    stop: 400, quirks: "1/2 4/4 4/4", clean: "1/2 3/5")

  static let butlerStopScene = Scene(
    butlerStop.rawValue, agent: .butler,
    [
      Moment(800, .begin("answer")), Moment(1110, .delta("answer", "Your shopping list has ")),
      Moment(1200, .buffer("answer", "four items")),
      Moment(1420, .delta("answer", " and a quokka.")), Moment(1500, .done("answer")),
    ],
    stop: 1300, quirks: "1/2 2/3 3/5 2/3 3/5", clean: "1/2 2/3 3/5")
}
