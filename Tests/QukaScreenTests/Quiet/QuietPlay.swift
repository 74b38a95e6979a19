import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// Plays a row of the table of stored answers, and looks at everything that shows whether an answer runs.
struct QuietPlay {
  private(set) var app: AppDriver
  private var stops = 0
  private var age = 0.0

  /// A chat that is opened with these messages in its history.
  init(opening stored: [Message], isOnline: Bool = true) {
    app = AppDriver.connected(chats: ["a", "b"])
    if !isOnline { app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1)))) }
    open("a")
    if isOnline { app.reduce(.realtime(.subscribed(SessionID("a")))) }
    load(stored)
  }

  /// A chat in which this client has asked, and the answer `A` is being written.
  init(asked events: [ChatEvent]) {
    app = AppDriver.open()
    app.ask("Why?")
    for event in events { app.chat(event) }
  }

  mutating func press(_ key: Key) { app.press(key) }

  /// The rows of the screen, drawn as the event loop does.
  mutating func rows(_ size: Size) -> [Substring] {
    app.change { $0.size = size }
    app.draw()
    return app.screen.split(separator: "\n", omittingEmptySubsequences: false)
  }

  mutating func play(_ steps: [QuietStep], _ name: String) {
    for (index, step) in steps.enumerated() { play(step, "\(name), step \(index + 1)") }
  }

  private mutating func play(_ step: QuietStep, _ place: String) {
    switch step {
    case .event(let event): app.chat(event)
    case .seconds(let seconds):
      age += seconds
      app.wait(.milliseconds(Int64(seconds * 1_000)))
    case .escape: app.escape()
    case .stop(let answer): app.reduce(.stopAnswered(lastStopped, answer))
    case .enter(let text):
      app.type(text)
      app.press(.enter)
    case .accept: accept()
    case .loseConnection: app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    case .connectAgain:
      app.reduce(.realtime(.connecting(attempt: 1)))
      app.reduce(.realtime(.connected))
      app.reduce(.realtime(.subscribed(SessionID("a"))))
    case .stored(let messages): load(messages)
    case .older(let messages):
      app.reduce(
        .historyLoaded(SessionID("a"), .success(messages), HistoryPage(number: 2, total: 300)))
    case .otherChat: open("b")
    case .comeBack: open("a")
    case .restart(let messages): self = QuietPlay(opening: messages)
    case .look(let look): expect(look, place)
    }
  }

  private mutating func open(_ id: String) {
    app.change {
      $0.chats.sessions.selected = SessionID(id)
      $0.focus = .list
    }
    app.press(.enter)
  }

  private mutating func load(_ messages: [Message]) {
    app.reduce(
      .historyLoaded(
        SessionID("a"), .success(messages),
        HistoryPage(total: messages.count, receivedAt: Message.now + Int(age))))
  }

  private mutating func accept() {
    let turn = app.conversation("a").turnID
    app.reduce(.messageNamed(turn, .success(MessageID("q\(turn.number)"))))
    app.reduce(.sendWritten(turn))
    app.reduce(.sendAnswered(turn, .success(.make())))
  }

  /// The turn of the last stop request.
  private var lastStopped: TurnID {
    guard case .server(.stop(_, _, let turn, _)) = app.stops.last else { return TurnID(number: -9) }
    return turn
  }

  // MARK: - Looking

  private func expect(_ look: QuietLook, _ place: String) {
    let chat = app.conversation("a")
    #expect(chat.summary.suffix(look.lines.count) == look.lines, "\(place)")
    #expect(app.stops.count == look.stops, "\(place): stop requests")
    #expect(chat.queue.map(\.text) == look.queue, "\(place): what waits")
    #expect(chat.held.map(\.text) == look.held, "\(place): what is held")
    #expect(app.typed.isEmpty, "\(place): nothing is given back")
    let isCounted = [.running, .withoutNews, .stopping].contains(look.state)
    #expect(app.state.chats.generatingCount == (isCounted ? 1 : 0), "\(place): counted")
    let badge: ChatBadge? = look.state == .stopping ? .stopping : isCounted ? .streaming : nil
    if !chat.isUnread { #expect(chat.badge == badge, "\(place): the list") }
    guard app.state.chats.currentSession == SessionID("a") else { return }
    expectScreen(look, place)
    expectKeys(look, place)
  }

  private func expectScreen(_ look: QuietLook, _ place: String) {
    let screen = app.screen
    let isOnline = app.state.chats.connection.isConnected
    let saysWaiting = screen.contains(isOnline ? "waiting…" : "waiting for the connection…")
    switch look.state {
    case .over, .quiet:
      let isTold = ["waiting", "streaming", "using a tool", "without news"].contains {
        screen.contains($0)
      }
      #expect(!isTold, "\(place): nothing looks as if it ran")
    case .awaited: #expect(saysWaiting, "\(place)")
    case .running: #expect(!screen.contains("without news"), "\(place)")
    case .withoutNews: #expect(screen.contains(" s without news…"), "\(place)")
    case .stopping: #expect(screen.contains("stopping…"), "\(place)")
    }
    if look.state == .quiet { #expect(screen.contains("incomplete"), "\(place)") }
  }

  /// What Esc and Enter would do now, and what the hint line says of it.
  private func expectKeys(_ look: QuietLook, _ place: String) {
    let canStop = [.awaited, .quiet, .running, .withoutNews].contains(look.state)
    let hint = HintView.hints(app.state).first { $0.key == "Esc" }
    #expect(hint?.text == (canStop ? "stop" : nil), "\(place): the hint")
    var stopped = app
    let effects = stopped.escape()
    #expect(effects.count == (canStop ? 1 : 0), "\(place): Esc sends one request")
    #expect(stopped.stops.count == app.stops.count + (canStop ? 1 : 0), "\(place): Esc")
    var asking = app
    asking.type("next")
    asking.press(.enter)
    let sends = asking.conversation("a").sending != nil && app.conversation("a").sending == nil
    let mayHaveToWait = app.state.chats.connection.isWaiting || look.state == .over
    #expect(sends == (look.state == .quiet) || mayHaveToWait, "\(place): Enter")
    if sends, look.state == .quiet {
      #expect(
        asking.state.notice?.text == "The previous answer may still be running on the server.",
        "\(place)")
    }
  }
}
