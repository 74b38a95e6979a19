import QukaChatTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

// What history alone tells of: an earlier run's answers, and those of other clients.
extension QuietTableTests {
  static let mark = "-- incomplete · how it ended is not known"
  static let half: [Message] = [.question("q1", "One?"), .answer("a1", "Half", .generating)]

  private static func stored(
    _ name: String, holding messages: [Message] = half, isOnline: Bool = true, _ steps: [QuietStep]
  ) -> Row {
    Row(
      name: name, start: { QuietPlay(opening: messages, isOnline: isOnline) }, steps: steps)
  }

  static let fresh: [Row] = [
    stored(
      "text in state 3 is listened for, then quiet",
      [
        .look(.awaited, "? One?", "Half (open)"), .seconds(3.9), .look(.awaited, "Half (open)"),
        .seconds(0.1), .look(.quiet, "? One?", "Half (incomplete)", mark),
        .seconds(60), .look(.quiet, "Half (incomplete)", mark),
        .seconds(300), .look(.over, "Half (incomplete)", mark),
      ]),
    stored(
      "an answer in state 2 without text likewise",
      holding: [.question("q1", "One?"), .answer("a1", "", .uncompleted)],
      [.look(.awaited, " (open)"), .seconds(4), .look(.quiet, " (incomplete)", mark)]),
    stored(
      "of several open messages the last one counts",
      holding: [
        .question("q1", "One?"), .answer("a1", "First", .generating),
        .call("t1", "", .uncompleted), .answer("a2", "Second", .generating),
      ],
      [
        .look(.awaited, "First", "tool  (untold)", "Second (open)"), .seconds(4),
        .look(.quiet, "First", "tool  (untold)", "Second (incomplete)", mark),
      ]),
    stored(
      "one that a later question follows is over",
      holding: half + [.question("q2", "Two?", age: 40), .answer("a2", "Two.", age: 30)],
      [.look(.over, "? One?", "Half (incomplete)", mark, "? Two?", "Two.")]),
    stored(
      "in the background it is quiet as well",
      [
        .otherChat, .seconds(4), .look(.quiet, "Half (incomplete)", mark), .comeBack,
        .look(.quiet, mark),
      ]),
    stored(
      "what an older page holds is over",
      [
        .seconds(4), .look(.quiet, "Half (incomplete)", mark),
        .older([.question("q0", "Zero?"), .answer("a0", "Ze", .generating)]),
        .look(.quiet, "? Zero?", "Ze (incomplete)", mark, "? One?", "Half (incomplete)", mark),
      ]),
    stored(
      "history that has the end after all is believed",
      [
        .seconds(4), .look(.quiet, mark),
        .stored([.question("q1", "One?"), .answer("a1", "Half and all")]),
        .look(.over, "? One?", "Half and all"),
      ]),
    stored(
      "a restart asks history again, and says no more than that knows",
      [
        .seconds(4), .look(.quiet, mark), .restart(half), .look(.awaited, "Half (open)"),
        .seconds(4), .look(.quiet, mark),
      ]),
  ]

  static let woken: [Row] = [
    stored(
      "a second client that really runs is seen within a delta, and never called ended",
      [
        .look(.awaited, "Half (open)"), .seconds(0.34), .event(.text("a1", ".", at: 4)),
        .look(.running, "Half. (open)"),
      ]
        + QuietStep.deltas("a1", from: 5, seconds: 20)
        + [
          .look(.running, "Half" + String(repeating: ".", count: 59) + " (open)"), .seconds(45),
          .look(.running),
        ]),
    stored(
      "a delta brings a quiet answer back, and its end is its own",
      [
        .seconds(30), .look(.quiet, mark), .event(.text("a1", " more", at: 4)),
        .look(.running, "? One?", "Half more (open)"), .event(.done("a1", 9)), .seconds(2),
        .look(.over, "? One?", "Half more"),
      ]),
    stored(
      "a quiet answer that another client stops is stopped",
      [
        .seconds(5), .event(.stopped("a1", 4)),
        .look(.over, "Half (stopped)", "-- stopped · 4 characters"),
      ]),
    stored(
      "a quiet answer that fails has failed",
      [
        .seconds(5), .event(.failure("a1")),
        .look(.over, "Half (failed)", "-- failed · the server could not finish this answer"),
      ]),
    stored(
      "another round, or another client's answer, runs below a quiet one",
      [
        .seconds(5), .event(.started("b")), .event(.text("b", "New")),
        .look(.running, "Half (incomplete)", mark, "New (open)"), .event(.done("b", 3)),
        .seconds(2),
        .look(.over, "Half (incomplete)", mark, "New"),
      ]),
    stored(
      "a failure of an unknown message says nothing about a quiet one",
      [.seconds(5), .event(.failure("z")), .look(.quiet, "Half (incomplete)", mark)]),
  ]

  static let stopped: [Row] = [
    stored(
      "Esc while it is listened for: one request, and its 200 ends the waiting",
      [
        .seconds(1), .escape, .look(.stopping, "Half (open)", stops: 1), .stop(.accepted),
        .look(.over, "Half (stopped)", "-- stopped · 4 characters", stops: 1),
        .seconds(60), .look(.over, stops: 1),
      ]),
    stored(
      "Esc on a quiet one likewise, and the answer stays where it is",
      [
        .seconds(9), .escape, .look(.stopping, "Half (incomplete)", stops: 1),
        .stop(.accepted),
        .look(.over, "Half (stopped)", "-- stopped · 4 characters", stops: 1),
      ]),
    stored(
      "a stop that fails is sent again until a 200",
      [
        .seconds(9), .escape, .stop(.failed(.make("503"))), .look(.stopping, stops: 1), .seconds(1),
        .look(.stopping, stops: 2), .stop(.accepted), .look(.over, stops: 2), .seconds(60),
        .look(.over, stops: 2),
      ]),
    stored(
      "a stop that is refused is said, and nothing is in stopping for ever",
      [
        .seconds(9), .escape, .stop(.refused(.make("404"))),
        .look(
          .over, "Half (stopped)",
          "-- stopped here · not confirmed by the server: "
            + "The server does not know this chat or space (404).", stops: 1),
      ]),
    stored(
      "one that runs on after the 200 is seen to run, and can be stopped again",
      [.seconds(9), .escape, .stop(.accepted), .look(.over, stops: 1)]
        + QuietStep.deltas("a1", from: 4, seconds: 3)
        + [
          .look(.running, "? One?", "Half........ (open)", stops: 1), .escape, .stop(.accepted),
          .look(.stopping, "Half........ (open)", stops: 2), .event(.stopped("a1", 12)),
          .look(
            .over, "Half........ (stopped)",
            "-- stopped · 12 characters · confirmed in less than 1 ms", stops: 2),
        ]),
    stored(
      "the end that follows the 200 changes nothing but the text",
      [
        .seconds(1), .escape, .stop(.accepted), .event(.stopped("a1", 4)),
        .event(.text("a1", " tail", at: 4)),
        .look(
          .over, "? One?", "Half tail (stopped)", "-- stopped · 9 characters", stops: 1),
      ]),
    stored(
      "an event before the 200 shows that it runs: then its end is waited for",
      [
        .seconds(1), .escape, .event(.text("a1", " more", at: 4)), .stop(.accepted),
        .look(.stopping, stops: 1), .event(.stopped("a1", 9)),
        .look(
          .over, "Half more (stopped)", "-- stopped · 9 characters · confirmed in less than 1 ms",
          stops: 1),
      ]),
  ]

  static let asking: [Row] = [
    stored(
      "Enter on a quiet one sends at once, and the old answer stays as it is",
      [
        .seconds(5), .enter("Two?"), .accept, .event(.started("b")), .event(.text("b", "New")),
        .look(.running, "Half (incomplete)", mark, "? Two?", "New (open)"), .event(.done("b", 3)),
        .seconds(2),
        .look(.over, "? One?", "Half (incomplete)", mark, "? Two?", "New"),
      ]),
    stored(
      "an old answer that runs beside the new one is seen to, for as long as it does",
      [
        .seconds(5), .enter("Two?"), .accept, .event(.started("b")),
        .event(.text("a1", "!", at: 4)),
        .look(.running, "? One?", "Half! (open)", "? Two?", " (open)"), .seconds(3.9),
        .look(.running, "? One?", "Half! (open)", "? Two?", " (open)"), .seconds(0.1),
        .look(.running, "? One?", "Half! (incomplete)", mark, "? Two?", " (open)"),
        .event(.text("a1", "!", at: 5)), .event(.done("a1", 6)),
        .look(.running, "? One?", "Half!!", "? Two?", " (open)"),
      ]),
    stored(
      "Enter while it is listened for: the question waits no longer than that, and is not given back",
      [
        .seconds(1), .enter("Two?"), .look(.awaited, "Half (open)", queue: ["Two?"]), .seconds(2.9),
        .look(.awaited, queue: ["Two?"]), .seconds(0.2), .accept,
        .look(.running, "Half (incomplete)", mark, "? Two?"),
      ]),
    stored(
      "what waits for one that runs after all goes out after its end",
      [
        .seconds(1), .enter("Two?"), .event(.text("a1", ".", at: 4)), .seconds(30),
        .look(.running, "Half. (open)", queue: ["Two?"]), .event(.done("a1", 5)), .seconds(2),
        .accept,
        .look(.running, "Half.", "? Two?"),
      ]),
  ]
}
