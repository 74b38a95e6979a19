import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// A chat that is too long for one frame is laid out over several; what the person looks at never moves meanwhile.
@Suite("Long chats in slices") struct SlicedLayoutTests {
  /// Draws frames as the event loop does until nothing is left to lay out, with one cache for all of them.
  private struct Screen {
    var cache = LayoutCache()

    /// The transcript's rows of every frame.
    mutating func frames(_ app: inout AppDriver) -> [String] {
      var frames: [String] = []
      var isMoving = true
      while isMoving, frames.count < 10_000 {
        let rendering = ScreenView.render(app.state, theme: app.state.look.theme, cache: &cache)
        let rows = rendering.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
        frames.append(rows[1..<(rows.count - 3)].joined(separator: "\n"))
        app.reduce(.laidOut(rendering.metrics))
        let first = app.state.viewport.firstRow(of: rendering.metrics)
        isMoving = rendering.metrics.isBehind || first != rendering.metrics.firstRow
      }
      return frames
    }
  }

  /// Each third one takes several frames, where the others take a part of one; no width from 50 columns on wraps them.
  private static func messages(_ range: Range<Int>) -> [Message] {
    range.map { number in
      let text = (0..<(number % 3 == 0 ? 2_000 : 25)).map {
        "Message \(number), *paragraph* \($0)."
      }.joined(separator: "\n\n")
      return Message(
        id: MessageID("m\(number)"), session: SessionID("a"), sequence: number + 1, sentAt: 0,
        role: .assistant, progress: .completed, text: text)
    }
  }

  /// A chat of 100 long messages, the newest of 300, and its screen when all is laid out; the list of chats is hidden.
  private static func longChat() -> (app: AppDriver, screen: Screen, frames: [String]) {
    var app = AppDriver.connected(chats: ["a", "b", "c", "d", "e", "f", "g"])
    app.press(.control("b"))
    app.press(Key(.down, .alt))
    let page = HistoryPage(number: 1, total: 300)
    app.reduce(.historyLoaded(SessionID("a"), .success(messages(200..<300)), page))
    var screen = Screen()
    let frames = screen.frames(&app)
    return (app, screen, frames)
  }

  /// The same chat, scrolled up to the middle of a short message, with long ones above and below.
  private static func middle() -> (app: AppDriver, screen: Screen, shown: String) {
    var (app, screen, frames) = longChat()
    while frames.last?.contains("Message 296, paragraph 12.") != true, frames.count < 1_000 {
      app.press(Key(.pageUp))
      frames += screen.frames(&app)
    }
    return (app, screen, frames.last ?? "")
  }

  @Test("opened, it shows its end in the first frame, and nothing moves while the rest is laid out")
  func opening() {
    let frames = Self.longChat().frames
    #expect(frames.count > 3)
    #expect(frames.first?.contains("Message 299, paragraph 24.") == true)
    #expect(Set(frames).count == 1)
  }

  @Test("at the end, nothing moves while it is laid out in other colours")
  func colours() {
    var (app, screen, frames) = Self.longChat()
    app.reduce(.input(.reply(.color(selector: 11, rgb: 0xFFFFFF))))
    let again = screen.frames(&app)
    #expect(again.count > 3)
    #expect(Set(again + frames).count == 1)
  }

  @Test("scrolled up, nothing moves while it is laid out in other colours")
  func coloursInTheMiddle() {
    var (app, screen, shown) = Self.middle()
    app.reduce(.input(.reply(.color(selector: 11, rgb: 0xFFFFFF))))
    let again = screen.frames(&app)
    #expect(again.count > 3)
    #expect(Set(again) == [shown])
  }

  @Test("scrolled up, a window of another width shows the same paragraphs, in every frame")
  func resizing() {
    var (app, screen, shown) = Self.middle()
    for columns in [60, 200, 80] {
      app.reduce(.resized(Size(columns: columns, rows: 24)))
      let again = screen.frames(&app)
      #expect(again.count > 3)
      #expect(Set(again) == [shown])
    }
  }

  @Test("scrolled up, it is as it was left after the visit to many others")
  func returning() {
    var (app, screen, shown) = Self.middle()
    for id in ["b", "c", "d", "e", "f"] {
      app.press(Key(.down, .alt))
      app.reduce(.historyLoaded(SessionID(id), .success(Self.messages(0..<1))))
      _ = screen.frames(&app)
    }
    for _ in 0..<5 { app.press(Key(.up, .alt)) }
    let again = screen.frames(&app)
    #expect(again.count > 3)
    #expect(Set(again) == [shown])
  }

  @Test("an older page leaves in place what is being read, in every frame")
  func olderPage() {
    var (app, screen, _) = Self.longChat()
    app.press(Key(.home, .control))
    _ = screen.frames(&app)
    app.press(Key(.pageDown))
    app.press(Key(.pageUp))
    let before = screen.frames(&app).last ?? ""
    #expect(before.contains("Message 200, paragraph 0."))
    let page = HistoryPage(number: 2, total: 300)
    app.reduce(.historyLoaded(SessionID("a"), .success(Self.messages(100..<200)), page))
    let frames = screen.frames(&app)
    #expect(frames.count > 3)
    for frame in frames { #expect(frame.hasSuffix(before.dropFirst(before.count / 2))) }
    #expect(Set(frames).count == 1)
  }

  @Test("to the start, pressed while the start is not laid out yet, arrives there")
  func start() {
    var (app, screen, _) = Self.longChat()
    app.reduce(.input(.reply(.color(selector: 11, rgb: 0xFFFFFF))))
    let rendering = ScreenView.render(
      app.state, theme: app.state.look.theme, cache: &screen.cache)
    app.reduce(.laidOut(rendering.metrics))
    #expect(rendering.metrics.isBehind)
    app.press(Key(.home, .control))
    #expect(screen.frames(&app).last?.contains("Message 200, paragraph 0.") == true)
  }

  @Test("scrolling while it is laid out moves by what was scrolled")
  func scrolling() {
    var (app, screen, _) = Self.middle()
    var (other, otherScreen) = (app, screen)
    app.press(Key(.pageUp))
    let expected = screen.frames(&app).last
    other.reduce(.input(.reply(.color(selector: 11, rgb: 0xFFFFFF))))
    let rendering = ScreenView.render(
      other.state, theme: other.state.look.theme, cache: &otherScreen.cache)
    other.reduce(.laidOut(rendering.metrics))
    #expect(rendering.metrics.isBehind)
    other.press(Key(.pageUp))
    #expect(otherScreen.frames(&other).last == expected)
  }

  @Test("text that streams meanwhile is followed")
  func streaming() {
    var (app, screen, _) = Self.longChat()
    app.reduce(.input(.reply(.color(selector: 11, rgb: 0xFFFFFF))))
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.text("A", "Because."))
    let frames = screen.frames(&app)
    #expect(frames.count > 3)
    #expect(frames.allSatisfy { $0.contains("Because.") })
    #expect(Set(frames).count == 1)
  }
}
