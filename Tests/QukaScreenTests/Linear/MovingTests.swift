import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Screen-reader mode: keys that move") struct MovingTests {
  /// A chat of three questions that was heard.
  private static func heard() -> Listener {
    var listener = Listener(app: .open())
    let rows: [Message] = (1...3).flatMap {
      [.make("q\($0)", .user, "Q\($0)?"), .make("a\($0)", .assistant, "A\($0).")]
    }
    listener.app.press(.control("r"))
    listener.app.reduce(.realtime(.subscribed(SessionID("a"))))
    listener.app.reduce(.historyLoaded(SessionID("a"), .success(rows)))
    listener.app.reduce(.laidOut(TranscriptMetrics(totalRows: 1_000, visibleRows: 10)))
    _ = listener.hear()
    return listener
  }

  private static let all =
    "From the start:\nYou: Q1?\nAssistant: A1.\nYou: Q2?\nAssistant: A2.\nYou: Q3?\nAssistant: A3.\n"
    + "Here the loaded part ends.\n"
  private static let end = "The end of the chat.\n"
  private static let wasRead =
    "The chat was read from its start. Ctrl-End, then Page Up reads it again.\n"

  private static let previous = Key.character("p", .alt)
  private static let next = Key.character("n", .alt)

  @Test("each says where one is now, and says it once")
  func each() {
    let keys: [(Key, String)] = [
      (Self.previous, "Question 3 of 3: Q3?\n"), (Self.previous, "Question 2 of 3: Q2?\n"),
      (Self.next, "Question 3 of 3: Q3?\n"), (Self.next, Self.end), (Self.next, Self.end),
      (Key(.end, .control), Self.end), (Key(.pageDown), Self.end),
      (Key(.pageUp), Self.all), (Key(.pageUp), Self.wasRead), (Key(.pageDown), Self.wasRead),
      (Key(.home, .control), Self.all), (Key(.home, .control), Self.all),
      (Self.previous, "Question 3 of 3: Q3?\n"), (Key(.home, .control), Self.all),
      (Key(.end, .control), Self.end), (Self.previous, "Question 3 of 3: Q3?\n"),
      (Key(.pageUp), Self.all), (Key(.end, .control), Self.end), (Key(.pageUp), Self.all),
    ]
    var listener = Self.heard()
    for (index, (key, words)) in keys.enumerated() {
      listener.app.press(key)
      #expect(listener.hear() == words, "key \(index + 1)")
      #expect(listener.hear().isEmpty)
    }
  }

  @Test("what is asked or comes from there on is told as ever, and nothing else is")
  func asking() {
    var listener = Self.heard()
    listener.app.press(Self.previous)
    _ = listener.hear()
    listener.app.ask("Q4?")
    let heard = listener.hear()
    #expect(heard.contains("You: Q4?\n") && !heard.contains("Question") && !heard.contains("end"))
    listener.app.press(Self.previous)
    #expect(listener.hear() == "Question 4 of 4: Q4?\n")
    listener.app.chat(.started("A"))
    listener.app.chat(.text("A", "Four."))
    listener.app.chat(.done("A", 5))
    listener.app.wait(.seconds(3))
    #expect(listener.hear().hasPrefix("Assistant: Four.\n"))
  }

  @Test(
    "an open palette is told again when something else is selected, not when there is more or less of it"
  )
  func palette() {
    var listener = Listener(app: .streaming())
    _ = listener.hear()
    listener.app.press(.control("p"))
    #expect(listener.hear().contains("of "))
    listener.app.chat(.done("A"))
    listener.app.wait(.seconds(3))
    let more = (0..<40).map {
      ChatSession(id: SessionID("n\($0)"), title: "New \($0)", createdAt: 0, latestAccessAt: $0)
    }
    listener.app.reduce(.sessionsLoaded(page: 2, .success(Page(items: more, total: 43))))
    #expect(!listener.hear().contains("New chat"))
    listener.app.press(Key(.down))
    #expect(listener.hear().hasPrefix("2 of "))
    listener.app.type("b")
    #expect(listener.hear().contains("for b"))
  }
}
