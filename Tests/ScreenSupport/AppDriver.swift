import QukaChat
import QukaChatTestSupport
import QukaWire

@testable import QukaScreen

/// Drives the reducer as the event loop would, and keeps what it wanted done.
package struct AppDriver {
  package static let space = SpaceID("space")

  package private(set) var state: AppState
  package private(set) var now = Instant.zero
  /// The effects of the last event.
  package private(set) var effects: [Effect] = []
  package private(set) var allEffects: [Effect] = []

  package init(size: Size = Size(columns: 80, rows: 24), wantedSpace: String? = nil) {
    state = AppState(size: size, place: .demo, wantedSpace: wantedSpace, at: .zero)
    // Where it stands beside the transcript, most tests look at both.
    state.isListWanted = true
  }

  /// Signed in and connected, with these chats in the list, the last one used first.
  package static func connected(
    chats: [String] = [], size: Size = Size(columns: 80, rows: 24)
  ) -> AppDriver {
    var driver = AppDriver(size: size)
    driver.reduce(.signedIn(.success(.make())))
    driver.reduce(.realtime(.connected))
    let list = chats.enumerated().map { index, id in
      ChatSession(
        id: SessionID(id), title: "Chat \(id)", createdAt: 0, latestAccessAt: 1_000 - index)
    }
    driver.reduce(.sessionsLoaded(page: 1, .success(Page(items: list, total: list.count))))
    return driver
  }

  /// A chat on screen whose channel is open and whose history is empty.
  package static func open(_ id: String = "a", size: Size = Size(columns: 80, rows: 24))
    -> AppDriver
  {
    var driver = connected(chats: ["a", "b", "c"], size: size)
    driver.openChat(id)
    return driver
  }

  /// An answer that streams in chat `a`; its message is `A`.
  package static func streaming(
    _ text: String = "Hello", size: Size = Size(columns: 80, rows: 24)
  ) -> AppDriver {
    var driver = open(size: size)
    driver.ask("Why?")
    driver.chat(.started("A"))
    driver.chat(.text("A", text))
    return driver
  }

  @discardableResult
  package mutating func reduce(_ event: Event) -> [Effect] {
    effects = state.reduce(event, at: now)
    allEffects += effects
    return effects
  }

  package mutating func openChat(_ id: String) {
    reduce(.input(.key(.control("n"))))
    while state.chats.currentSession != SessionID(id) {
      press(Key(.down, .alt))
    }
    reduce(.realtime(.subscribed(SessionID(id))))
    reduce(.historyLoaded(SessionID(id), .success([])))
  }

  @discardableResult
  package mutating func press(_ key: Key) -> [Effect] { reduce(.input(.key(key))) }

  @discardableResult
  package mutating func escape() -> [Effect] { press(.escape) }

  /// Del, and the answer to the question, once it could be read.
  @discardableResult
  package mutating func deleteSelected() -> [Effect] {
    press(Key(.delete))
    wait(Deletion.readingTime)
    return press(Key(.function(8)))
  }

  package mutating func type(_ text: String) {
    for character in text {
      press(character == "\n" ? Key(.enter, .alt) : .character(character))
    }
  }

  /// Types a question, sends it, and lets the server accept it.
  package mutating func ask(_ text: String) {
    type(text)
    press(.enter)
    let turn = turn
    reduce(.messageNamed(turn, .success(MessageID("q\(turn.number)"))))
    reduce(.sendWritten(turn))
    reduce(.sendAnswered(turn, .success(.make())))
  }

  @discardableResult
  package mutating func chat(_ event: ChatEvent, in id: String = "a") -> [Effect] {
    reduce(.realtime(.chat(SessionID(id), event)))
  }

  /// Lets time pass, with a tick at every deadline.
  package mutating func wait(_ duration: Duration) {
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
  package mutating func wait(until instant: Instant) {
    now = max(now, instant)
    effects = []
    if let deadline = state.deadline, deadline <= now { reduce(.tick) }
  }

  /// The turn on screen.
  package var turn: TurnID { state.conversation.turnID }
  package var conversation: Conversation { state.conversation }
  package var typed: String { state.conversation.composer.text }

  package func conversation(_ id: String) -> Conversation {
    state.chats.conversations[.session(SessionID(id))] ?? Conversation()
  }

  package var stops: [Effect] {
    allEffects.filter { if case .server(.stop) = $0 { true } else { false } }
  }

  package mutating func forgetEffects() { allEffects = [] }
  package mutating func change(_ body: (inout AppState) -> Void) { body(&state) }
}
