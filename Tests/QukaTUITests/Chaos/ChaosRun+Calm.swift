import QukaFaults
import QukaMock
import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

// The faults end, and everything has to come right.
extension ChaosRun {
  func calmDown() throws {
    note("CALM")
    sea.isRough = false
    server.setHistoryFaults([])
    server.spoilNextFrame(nil)
    server.setOutage(nil)
    sea.outageEndsAt = nil
    server.setTurbulence(nil)
    try settle()
    for exchange in server.heldExchanges { server.releaseHeld(exchange.id) }
    sea.releases = []
    try settle()
    // A terminal close code is said, with the key that helps.
    if case .closed = state.chats.connection { tryAgain() }
    try settle()
    try advance(.seconds(60))
    try advance(atMost: .seconds(900)) { isAtRest }
    // Five minutes and some, in which the server's own limit ends what it may still write.
    try advance(.seconds(500))
    guard problem == nil else { return }
    expectRest()
    try lookEverywhere()
    guard problem == nil else { return }
    expectRest()
    compare()
  }

  private var isAtRest: Bool {
    state.chats.generatingCount == 0 && server.counters().runningGenerations == 0
      && state.chats.conversations.values.allSatisfy { $0.queue.isEmpty && !$0.stops.holdUp }
  }

  /// Opens every chat, asks for what could not be loaded, and reads back to its first line.
  private func lookEverywhere() throws {
    press(Key(.home, .control))
    for session in server.trueSessions() {
      let id = SessionID(session.id)
      let isListed = state.chats.sessions.session(id) != nil
      guard isListed else {
        // Another client's chat, or one whose creation was never answered: it comes with the list.
        continue
      }
      try open(id)
      try advance(.seconds(12))
      if state.conversation.needsKey, state.conversation.repeatable == nil { tryAgain() }
      try settle()
      try advance(.seconds(12))
      try readBack()
    }
  }

  private func open(_ id: SessionID) throws {
    var steps = 0
    while state.chats.currentSession != id, steps < 20 {
      steps += 1
      press(Key(.down, .alt))
      try settle()
    }
    if state.chats.currentSession == id { return }
    while state.chats.currentSession != id, steps < 40 {
      steps += 1
      press(Key(.up, .alt))
      try settle()
    }
  }

  private func readBack() throws {
    var steps = 0
    while state.conversation.record.older != .none, steps < 20, problem == nil {
      steps += 1
      var cache = LayoutCache()
      var metrics = TranscriptMetrics()
      repeat {
        metrics = ScreenView.render(state, theme: .standard, cache: &cache).metrics
        reduce(.laidOut(metrics))
      } while metrics.isBehind
      press(Key(.home, .control))
      try settle()
      try advance(.seconds(1))
    }
  }

  /// No turn is open, nothing waits, no spinner turns.
  private func expectRest() {
    for (key, conversation) in state.chats.conversations.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      if conversation.isGenerating {
        report("a turn is open in \(key): \(conversation.turn as Any)")
      }
      if !conversation.queue.isEmpty { report("a queue is left in \(key)") }
      if conversation.record.newest == .loading { report("history is loading in \(key)") }
      if conversation.record.older == .loading { report("older history is loading in \(key)") }
      if conversation.stops.count > 0 { report("a stop is unanswered in \(key)") }
      for entry in conversation.entries where entry.looksUnfinished {
        report("unfinished in \(key): \(entry.content)")
      }
    }
    let counters = server.counters()
    if counters.active != 0 || counters.registered != counters.removed {
      report("the registry is not empty: \(counters)")
    }
  }
}

extension Conversation {
  /// Something says that Ctrl-R retries.
  fileprivate var needsKey: Bool {
    if case .failed = record.older { return true }
    if case .failed = record.newest { return true }
    return isMissingSomething || record.bridge != nil
  }
}

extension Entry {
  /// It looks as if something still came.
  var looksUnfinished: Bool {
    switch content {
    case .question(let question): question.state == .sending
    case .answer(let answer): answer.state == .open || answer.gap == .fetching
    case .tool(let tool): tool.state == .running
    case .mark: false
    }
  }
}
