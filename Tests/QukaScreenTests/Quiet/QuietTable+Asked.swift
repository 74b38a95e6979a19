import QukaChatTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

// What was asked, or stopped, in this run.
extension QuietTableTests {
  private static let open: [Message] = [
    .question("q0", "Why?"), .answer("A", "Hello", .generating),
  ]

  private static func asked(
    _ name: String, after events: [ChatEvent] = [.started("A"), .text("A", "Hello")],
    _ steps: [QuietStep]
  ) -> Row {
    Row(name: name, start: { QuietPlay(asked: events) }, steps: steps)
  }

  private static func outage(_ seconds: Double, _ messages: [Message]) -> [QuietStep] {
    [.loseConnection, .seconds(seconds), .connectAgain, .stored(messages)]
  }

  static let asked: [Row] = [
    asked(
      "without a lost connection it runs, however silent",
      [.seconds(120), .stored(open), .look(.running, "? Why?", "Hello (open)")]),
    asked(
      "a lost connection ends it no sooner than its watchdog, says for how long it is silent, and holds the queue",
      [.enter("Two?")] + outage(10, open)
        + [
          .look(.running, "Hello (open)", queue: ["Two?"]), .seconds(4),
          .look(.withoutNews, "Hello (open)", queue: ["Two?"]), .seconds(35.9),
          .look(.withoutNews, queue: ["Two?"]), .seconds(0.2),
          .look(.quiet, "? Why?", "Hello (incomplete)", mark, queue: ["Two?"]), .stored(open),
          .look(.quiet, mark, held: ["Two?"]), .seconds(400), .look(.over, mark, held: ["Two?"]),
        ]),
    asked(
      "what waited for a tool that died with its server is held when nothing can run any more",
      after: [.started("A"), .text("A", "Hello"), .done("A"), .tool("T"), .using("T")],
      [.enter("Two?")]
        + outage(
          10, [.question("q0", "Why?"), .answer("A", "Hello"), .call("T", "Search", .generating)])
        + [
          .seconds(300), .look(.withoutNews, queue: ["Two?"]), .seconds(60),
          .look(.over, held: ["Two?"]),
        ]),
    asked(
      "what waited for it goes out when history tells that it came to its end all the same",
      [.enter("Two?")] + outage(10, open)
        + [
          .seconds(40.1), .look(.quiet, mark, queue: ["Two?"]),
          .stored([.question("q0", "Why?"), .answer("A", "Hello you.")]), .accept,
          .look(.running, "? Why?", "Hello you.", "? Two?"),
        ]),
    asked(
      "what waited for it is held when no history ever tells, and before another question",
      [.enter("Two?")] + outage(10, open)
        + [
          .seconds(40.1), .look(.quiet, mark, queue: ["Two?"]), .enter("Three?"), .accept,
          .look(.running, "? Three?", held: ["Two?"]),
        ]),
    asked(
      "after a long outage it is listened for before it is quiet",
      outage(120, open) + [
        .look(.running, "Hello (open)"), .seconds(3.9), .look(.running), .seconds(0.1),
        .look(.quiet, mark),
      ]),
    asked(
      "any event of it shows that it runs",
      outage(120, open)
        + [
          .seconds(4), .look(.quiet, mark), .event(.text("A", ".", at: 5)),
          .look(.running, "? Why?", "Hello. (open)"),
          .seconds(120), .look(.running, "Hello. (open)"),
        ]),
    asked(
      "its tool goes on after a lost connection",
      after: [.started("A"), .text("A", "Hello"), .done("A"), .tool("T"), .using("T")],
      outage(
        70, [.question("q0", "Why?"), .answer("A", "Hello"), .call("T", "Search", .generating)])
        + [
          .seconds(10), .look(.withoutNews, "Hello", "tool Search (running)"), .event(.result("T")),
          .look(.running, "tool Search (completed)"),
        ]),
    asked(
      "Esc before anything was heard again: one request, and its 200 ends the waiting",
      outage(10, open)
        + [
          .seconds(9), .escape, .look(.stopping, stops: 1), .stop(.accepted),
          .look(.over, "Hello (stopped)", "-- stopped · 5 characters", stops: 1),
          .seconds(60), .look(.over, stops: 1),
        ]),
    asked(
      "Esc while it is known to run waits for its end, as ever",
      [
        .escape, .stop(.accepted), .look(.stopping, stops: 1), .seconds(0.9),
        .look(.stopping, stops: 1),
      ]),
  ]

  private static let stoppedMark = "-- stopped · 5 characters · confirmed in less than 1 ms"

  static let stoppedHere: [Row] = [
    asked(
      "a stop of this run is known as one when history says 3",
      [
        .escape, .stop(.accepted), .event(.stopped("A")), .stored(open),
        .look(.over, "? Why?", "Hello (stopped)", stoppedMark, stops: 1),
      ]
        + outage(30, open) + [
          .seconds(10), .look(.over, "? Why?", "Hello (stopped)", stoppedMark, stops: 1),
        ]
        + [
          .otherChat, .seconds(10), .comeBack, .stored(open), .seconds(10),
          .look(.over, "? Why?", "Hello (stopped)", stoppedMark, stops: 1),
        ]),
    asked(
      "also when nothing but the 200 told of its end",
      [.escape, .stop(.accepted)] + outage(0.5, open)
        + [
          .look(.stopping, stops: 1), .seconds(10), .stored(open),
          .look(.over, "? Why?", "Hello (stopped)", "-- stopped · 5 characters", stops: 3),
        ]),
    asked(
      "also when its text came only with history",
      after: [],
      [.escape, .stop(.accepted), .event(.stopped("A", 0))]
        + [
          .look(
            .over, "? Why?", "-- stopped · no answer yet · confirmed in less than 1 ms", stops: 1),
          .stored(open),
          .seconds(10), .look(.over, "? Why?", "Hello (stopped)", stoppedMark, stops: 1),
        ]),
    asked(
      "also when the server never confirmed it",
      [.escape, .seconds(20), .look(.over, stops: 5)] + outage(30, open)
        + [
          .seconds(10),
          .look(
            .over, "? Why?", "Hello (stopped)", "-- stopped here · not confirmed by the server",
            stops: 5),
        ]),
    asked(
      "over a restart the words are neutral",
      [
        .escape, .event(.stopped("A")), .restart(open), .seconds(4),
        .look(.quiet, "? Why?", "Hello (incomplete)", mark),
      ]),
  ]
}
