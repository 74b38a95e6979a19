import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// An answer with a word every six seconds, opened while it is written.
@Suite("A slow answer that is opened") struct SlowAnswerTests {
  private static let long =
    (1...40).map { "Line \($0)" }.joined(separator: "\n\n") + "\n\nHalf of a sen"
  private static let thinking = "<think>" + (1...9).map { "Thought \($0)" }.joined(separator: "\n")

  private static func opening(_ text: String, questionAge: Int = 20) -> QuietPlay {
    QuietPlay(opening: [
      .question("q1", "One?", age: questionAge), .answer("a1", text, .generating, age: 18),
    ])
  }

  private static func next(_ text: String, after start: String) -> QuietStep {
    .event(.text("a1", text, at: start.unicodeScalars.count))
  }

  @Test(
    "is incomplete for a moment and comes back, and nothing moves but its last line",
    arguments: [
      "Half of a sen", "One\n\n* item\n* it", "```swift\nlet x = 1\nlet y", long, thinking,
      "<think>Why", "Half <thi",
    ], [Size(columns: 60, rows: 24), Size(columns: 60, rows: 12)])
  func moves(text: String, size: Size) {
    var play = Self.opening(text)
    let awaited = play.rows(size)
    play.play([.seconds(4.1)], "")
    let quiet = play.rows(size)
    play.play([.seconds(1.9), Self.next("x", after: text)], "")
    let back = play.rows(size)
    #expect(awaited.joined().contains("waiting") && back.joined().contains("streaming"))
    #expect(quiet.joined().contains("incomplete"))
    for (before, after) in [(awaited, quiet), (quiet, back)] {
      // The first row, the input and the hints tell what goes on. Of the transcript the last row of the text may
      // change, the one below it, and the name of the thinking.
      let changed = (1..<(size.rows - 2)).filter { before[$0] != after[$0] }
      #expect(
        changed.count <= (text.hasPrefix("<think>") ? 3 : 2),
        "\(changed.map { (before[$0], after[$0]) })")
    }
    play.play([.seconds(6), Self.next("y", after: text + "x")], "")
    #expect(play.rows(size).joined().contains("streaming"))
  }

  @Test("Esc on it, while it is incomplete, moves nothing but its last line", arguments: 8...24)
  func stops(rows: Int) {
    let size = Size(columns: 60, rows: rows)
    var play = Self.opening(Self.long)
    play.play([.seconds(5)], "")
    var shots = [play.rows(size)]
    play.play([.escape], "")
    shots.append(play.rows(size))
    play.play([.stop(.accepted)], "")
    shots.append(play.rows(size))
    for (shot, words) in zip(shots, ["incomplete", "stopping…", "stopped"]) {
      #expect(shot.joined().contains(words))
    }
    for (before, after) in zip(shots, shots.dropFirst()) {
      let changed = (1..<(size.rows - 2)).filter { before[$0] != after[$0] }
      #expect(changed.count == 1, "\(changed.map { (before[$0], after[$0]) })")
    }
  }

  @Test("that thinks is seen to think again")
  func thinks() {
    var play = Self.opening("<think>Why")
    let size = Size(columns: 80, rows: 24)
    play.play([.seconds(5)], "")
    #expect(play.rows(size).contains { $0.contains("thought · 3 characters") })
    play.play([Self.next(" not", after: "<think>Why")], "")
    #expect(play.rows(size).contains { $0.contains("thinking…") })
    play.play([Self.next("</think>Yes", after: "<think>Why not")], "")
    let rows = play.rows(size)
    #expect(rows.contains { $0.contains("thought · 7 characters") })
    #expect(rows.contains { $0.hasSuffix("  Yes") })
  }

  @Test(
    "folds its thinking when the next question is asked, or nothing can come any more",
    arguments: [60, 400.0])
  func folds(seconds: Double) {
    var play = Self.opening("<think>Why", questionAge: 20)
    play.play(
      [.seconds(5)] + (seconds == 60 ? [.enter("Two?"), .accept] : [.seconds(seconds)]), "")
    let rows = play.rows(Size(columns: 80, rows: 24))
    #expect(rows.contains { $0.contains("thought · 3 characters") })
    #expect(!rows.contains { $0.hasSuffix("  Why") })
  }

  @Test("counts from its question, not from its opening; of what is not known no figure is shown")
  func figure() {
    let size = Size(columns: 80, rows: 24)
    let cases: [(age: Int, Substring)] = [
      (20, "streaming  22 s"), (-9, "streaming"), (9_000, "streaming"),
    ]
    for (age, words) in cases {
      var play = Self.opening("Half", questionAge: age)
      play.play([.seconds(2), Self.next(".", after: "Half")], "")
      #expect(play.rows(size)[0].hasSuffix(" " + words), "\(age)")
    }
    // Its words come before history does.
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.chat(.text("a1", "rest", at: 40))
    app.wait(.seconds(2))
    #expect(app.screen.hasPrefix(" Quka  Chat a") && app.screen.contains("streaming\n"))
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([
          .question("q1", "One?", age: 30),
          .answer("a1", String(repeating: "x", count: 40), .generating, age: 28),
        ]), HistoryPage(total: 2, receivedAt: Message.now)))
    #expect(app.screen.contains("streaming  30 s\n"))
  }

  @Test(
    "does not tell how long it, its thinking or its tool took, because their beginning was not seen"
  )
  func times() {
    var play = Self.opening("<think>Why")
    play.play(
      [
        .seconds(2), Self.next("</think>Yes", after: "<think>Why"), .seconds(3),
        .event(.done("a1", 21)), .seconds(3),
      ], "")
    play.press(.control("o"))
    let size = Size(columns: 80, rows: 24)
    #expect(play.rows(size).contains { $0.hasSuffix("◦ 3 characters") })
    #expect(!play.rows(size).joined().contains("thought for"))
    var tool = QuietPlay(opening: [
      .question("q1", "One?", age: 20), .call("t1", "Search", .generating, age: 18),
    ])
    tool.play([.seconds(2), .event(.using("t1")), .seconds(3)], "")
    #expect(tool.rows(size).contains { $0.contains("running…") })
  }
}
