import QukaChatTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

// Lost connections, tools, and times.
extension QuietTableTests {
  private static func stored(
    _ name: String, holding messages: [Message] = half, isOnline: Bool = true, _ steps: [QuietStep]
  ) -> Row {
    Row(
      name: name, start: { QuietPlay(opening: messages, isOnline: isOnline) }, steps: steps)
  }

  private static func outage(_ seconds: Double, _ messages: [Message] = half) -> [QuietStep] {
    [.loseConnection, .seconds(seconds), .connectAgain, .stored(messages)]
  }

  static let links: [Row] = [
    stored(
      "a reconnect leaves a quiet one quiet",
      [.seconds(4), .look(.quiet, mark)] + outage(60) + [.look(.quiet, "Half (incomplete)", mark)]),
    stored(
      "a reconnect does not start the waiting again",
      [.seconds(2)] + outage(60) + [
        .look(.awaited, "Half (open)"), .seconds(1.9), .look(.awaited), .seconds(0.1),
        .look(.quiet, mark),
      ]),
    stored(
      "however often the connection is lost",
      (0..<4).flatMap { _ in [.seconds(1)] + outage(7) } + [.seconds(0.1), .look(.quiet, mark)]),
    stored(
      "a chat that is loaded offline runs as far as nobody knows, and is listened to when it can be",
      isOnline: false,
      [
        .seconds(60), .look(.awaited, "Half (open)"), .connectAgain, .stored(half), .seconds(3.9),
        .look(.awaited), .seconds(0.1), .look(.quiet, mark),
      ]),
    stored(
      "Esc offline: one request over REST, and its 200 ends the waiting",
      isOnline: false,
      [
        .seconds(1), .escape, .stop(.accepted),
        .look(.over, "Half (stopped)", "-- stopped · 4 characters", stops: 1),
      ]),
    stored(
      "what ran and was not heard of again after a reconnect is quiet, not ended",
      [.seconds(1), .event(.text("a1", ".", at: 4)), .look(.running)] + outage(30)
        + [
          .seconds(4), .look(.quiet, "Half. (incomplete)", mark), .event(.text("a1", ".", at: 5)),
          .look(.running, "Half.. (open)"),
        ]),
  ]

  private static let running: [Message] = [
    .question("q1", "One?"), .call("t1", "Search", .generating),
  ]

  static let tools: [Row] = [
    stored(
      "a tool that runs as the last message goes on, however silent, with the queue",
      holding: running,
      [
        .look(.running, "tool Search (running)"), .seconds(3.9), .look(.running), .seconds(1.1),
        .look(.withoutNews, "tool Search (running)"), .enter("Two?"), .seconds(80),
        .look(.withoutNews, "tool Search (running)", queue: ["Two?"]), .event(.result("t1")),
        .event(.toolDone(MessageID("t1"))),
        .look(.running, "tool Search (completed)", queue: ["Two?"]),
        .event(.started("a1")), .event(.done("a1", 0)), .seconds(2), .accept,
        .look(.running, "? Two?"),
      ]),
    stored(
      "Esc on it: one request, and its 200 ends the waiting",
      holding: running,
      [
        .seconds(9), .escape, .look(.stopping, "tool Search (running)", stops: 1), .stop(.accepted),
        .look(.over, "tool Search (stopped)", "-- stopped · no answer yet", stops: 1),
      ]),
    stored(
      "it goes on over a reconnect",
      holding: running,
      [.seconds(9)] + outage(60, running) + [.look(.withoutNews, "tool Search (running)")]),
    stored(
      "when nothing can run any more it is over, and the queue goes out",
      holding: running,
      [
        .seconds(9), .enter("Two?"), .seconds(260), .look(.withoutNews, queue: ["Two?"]),
        .seconds(2), .accept,
        .look(.running, "tool Search (untold)", mark, "? Two?"),
      ]),
    stored(
      "a call that was only announced beside one that ended is none that runs (§6.4)",
      holding: [
        .question("q1", "One?"), .call("t1", "Search", .completed), .call("t2", "", .uncompleted),
      ],
      [
        .look(.awaited, "tool Search (completed)", "tool  (running)"), .seconds(4),
        .look(.quiet, "tool Search (completed)", "tool  (untold)", mark),
      ]),
    stored(
      "beside one that runs it waits with that",
      holding: running + [.call("t2", "", .uncompleted)],
      [.seconds(9), .look(.withoutNews, "tool Search (running)", "tool  (running)")]),
    stored(
      "a call that was announced a moment ago runs",
      holding: [.question("q1", "One?"), .call("t1", "", .uncompleted)],
      [.seconds(9), .look(.withoutNews, "tool  (running)")]),
  ]

  static let ages: [Row] = [
    stored(
      "text older than any answer lasts is incomplete at once, and Esc does nothing",
      holding: [.question("q1", "One?", age: 340), .answer("a1", "Half", .generating, age: 331)],
      [.look(.over, "? One?", "Half (incomplete)", mark)]),
    stored(
      "one whose question is that old is over as soon",
      holding: [.question("q1", "One?", age: 335), .answer("a1", "Half", .generating, age: 20)],
      [.seconds(0.01), .look(.over, "? One?", "Half (incomplete)", mark)]),
    stored(
      "one that becomes that old meanwhile cannot be stopped any more",
      holding: [.question("q1", "One?", age: 320), .answer("a1", "Half", .generating, age: 310)],
      [.seconds(4), .look(.quiet, mark), .seconds(7), .look(.over, "Half (incomplete)", mark)]),
    stored(
      "an old tool is over as well",
      holding: [.question("q1", "One?", age: 340), .call("t1", "Search", .generating, age: 331)],
      [.look(.over, "tool Search (untold)")]),
    stored(
      "a clock that is wrong hides no answer that runs",
      holding: [
        .question("q1", "One?", age: 9_000), .answer("a1", "Half", .generating, age: 9_000),
      ],
      [
        .look(.over, "Half (incomplete)", mark), .event(.text("a1", ".", at: 4)),
        .look(.running, "? One?", "Half. (open)"),
      ]),
  ]
}
