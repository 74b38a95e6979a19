import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// Drives the reducer as the event loop would, and keeps what it wanted done.
struct AppDriver {
  static let space = SpaceID("space")

  private(set) var state: AppState
  private(set) var now = Instant.zero
  /// The effects of the last event.
  private(set) var effects: [Effect] = []
  private(set) var allEffects: [Effect] = []

  init(size: Size = Size(columns: 80, rows: 24), wantedSpace: String? = nil) {
    state = AppState(size: size, place: .demo, wantedSpace: wantedSpace, at: .zero)
    // Where it stands beside the transcript, most tests look at both.
    state.isListWanted = true
  }

  /// Signed in and connected, with these chats in the list, the last one used first.
  static func connected(
    chats: [String] = [], size: Size = Size(columns: 80, rows: 24)
  ) -> AppDriver {
    var driver = AppDriver(size: size)
    driver.reduce(.signedIn(.success(.make())))
    driver.reduce(.link(.connected))
    let list = chats.enumerated().map { index, id in
      ChatSession(
        id: SessionID(id), title: "Chat \(id)", createdAt: 0, latestAccessAt: 1_000 - index)
    }
    driver.reduce(.sessionsLoaded(page: 1, .success(Page(items: list, total: list.count))))
    return driver
  }

  /// A chat on screen whose channel is open and whose history is empty.
  static func open(_ id: String = "a", size: Size = Size(columns: 80, rows: 24)) -> AppDriver {
    var driver = connected(chats: ["a", "b", "c"], size: size)
    driver.openChat(id)
    return driver
  }

  /// An answer that streams in chat `a`; its message is `A`.
  static func streaming(
    _ text: String = "Hello", size: Size = Size(columns: 80, rows: 24)
  ) -> AppDriver {
    var driver = open(size: size)
    driver.ask("Why?")
    driver.chat(.started("A"))
    driver.chat(.text("A", text))
    return driver
  }

  @discardableResult
  mutating func reduce(_ event: Event) -> [Effect] {
    effects = state.reduce(event, at: now)
    allEffects += effects
    return effects
  }

  mutating func openChat(_ id: String) {
    reduce(.input(.key(.control("n"))))
    while state.chats.currentSession != SessionID(id) {
      press(Key(.down, .alt))
    }
    reduce(.link(.subscribed(SessionID(id))))
    reduce(.historyLoaded(SessionID(id), .success([])))
  }

  @discardableResult
  mutating func press(_ key: Key) -> [Effect] { reduce(.input(.key(key))) }

  @discardableResult
  mutating func escape() -> [Effect] { press(.escape) }

  /// Del, and the answer to the question, once it could be read.
  @discardableResult
  mutating func deleteSelected() -> [Effect] {
    press(Key(.delete))
    wait(Deletion.readingTime)
    return press(Key(.function(8)))
  }

  mutating func type(_ text: String) {
    for character in text {
      press(character == "\n" ? Key(.enter, .alt) : .character(character))
    }
  }

  /// Types a question, sends it, and lets the server accept it.
  mutating func ask(_ text: String) {
    type(text)
    press(.enter)
    let turn = turn
    reduce(.messageNamed(turn, .success(MessageID("q\(turn.number)"))))
    reduce(.sendWritten(turn))
    reduce(.sendAnswered(turn, .success(.make())))
  }

  @discardableResult
  mutating func chat(_ event: ChatEvent, in id: String = "a") -> [Effect] {
    reduce(.link(.chat(SessionID(id), event)))
  }

  /// Lets time pass, with a tick at every deadline.
  mutating func wait(_ duration: Duration) {
    let end = now + duration
    var steps = 0
    while let deadline = state.deadline, deadline <= end, steps < 10_000 {
      now = max(now, deadline)
      reduce(.tick)
      steps += 1
    }
    now = end
  }

  /// Lets the time come without an event before it; a tick follows if one is due.
  mutating func wait(until instant: Instant) {
    now = max(now, instant)
    effects = []
    if let deadline = state.deadline, deadline <= now { reduce(.tick) }
  }

  /// The turn on screen.
  var turn: TurnID { state.conversation.turnID }
  var conversation: Conversation { state.conversation }
  var typed: String { state.conversation.composer.text }

  func conversation(_ id: String) -> Conversation {
    state.chats.conversations[.session(SessionID(id))] ?? Conversation()
  }

  var stops: [Effect] {
    allEffects.filter { if case .server(.stop) = $0 { true } else { false } }
  }

  mutating func forgetEffects() { allEffects = [] }
  mutating func change(_ body: (inout AppState) -> Void) { body(&state) }
}

extension Effect {
  static func stop(_ id: String, _ turn: TurnID, isFresh: Bool = false) -> Effect {
    .stop(AppDriver.space, SessionID(id), turn, isFresh: isFresh)
  }
  static func history(_ id: String) -> Effect { .loadHistory(AppDriver.space, SessionID(id)) }
}

extension SignIn {
  static func make(spaces: [Space] = [.make()]) -> SignIn {
    SignIn(user: User(id: "u", name: "Ada", appID: "app", plan: "pro"), spaces: spaces)
  }
}

extension Space {
  static func make(_ id: String = "space", _ title: String = "Home") -> Space {
    Space(id: SpaceID(id), title: title, role: "admin")
  }
}

extension SendReceipt {
  static func make() -> SendReceipt { SendReceipt(sequence: 1, answer: MessageID("unused")) }
}

extension Message {
  static func make(
    _ id: String, _ role: Role = .assistant, _ text: String = "",
    _ progress: QukaWire.Progress = .completed
  ) -> Message {
    Message(
      id: MessageID(id), session: SessionID("a"), sequence: 1, sentAt: 0, role: role,
      progress: progress, text: text)
  }
}

extension ChatEvent {
  static func started(_ id: String) -> ChatEvent {
    .messageStarted(.make(id, .assistant, "", .uncompleted))
  }
  static func text(_ id: String, _ text: String, at start: Int = 0) -> ChatEvent {
    .delta(MessageID(id), text: text, startAt: start, progress: .generating)
  }
  static func done(_ id: String, _ length: Int = 5) -> ChatEvent {
    .done(MessageID(id), length: length, progress: .completed)
  }
  static func stopped(_ id: String, _ length: Int = 5) -> ChatEvent {
    .done(MessageID(id), length: length, progress: .canceled)
  }
  static func failure(_ id: String, _ message: String? = nil) -> ChatEvent {
    .failed(MessageID(id), length: 0, message: message)
  }
  static func tool(_ id: String) -> ChatEvent {
    .toolStarted(.make(id, .tool, "", .uncompleted))
  }
  static func using(_ id: String, _ content: String = "Using tool: T") -> ChatEvent {
    .toolUpdated(
      MessageID(id), ToolTips(id: id, name: "Search", arguments: "", content: content),
      progress: .generating)
  }
}

extension Conversation {
  /// The transcript in short: who, what, and the state where it is not the usual one.
  var summary: [String] {
    entries.map { entry in
      switch entry.content {
      case .question(let question):
        switch question.state {
        case .sending: "? \(question.text) (sending)"
        case .sent: "? \(question.text)"
        case .failed: "? \(question.text) (failed)"
        }
      case .answer(let answer):
        answer.state == .completed ? answer.text.answer : "\(answer.text.answer) (\(answer.state))"
      case .tool(let tool): "tool \(tool.name) (\(tool.state))"
      case .mark(let mark): "-- \(MarkText.text(mark, inFull: true))"
      }
    }
  }
}

extension MouseEvent {
  /// A mouse event over the transcript.
  static func at(_ action: Action) -> MouseEvent {
    MouseEvent(action: action, button: 0, position: Point(column: 40, row: 5))
  }
}
