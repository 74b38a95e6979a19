import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

// The server: writes answers in rounds, with every odd ending, and loses, doubles and reorders events.
extension RandomWorld {
  mutating func store(question text: String, _ id: MessageID, in session: SessionID) {
    let stored = RandomServer.Stored(id: id, role: .user, text: text, progress: .completed)
    server.sessions[session]?.append(stored)
    server.texts[id] = text
  }

  mutating func begin(in session: SessionID, owner: TurnID?) {
    let moves = plan()
    server.generations.append(
      RandomServer.Generation(
        session: session, owner: owner, name: newID("m"), moves: moves.reversed()))
  }

  private mutating func plan() -> [RandomServer.Move] {
    var moves: [RandomServer.Move] = []
    for _ in 0..<max(0, chance(4) - 1) {
      moves += chance(2) == 0 ? [.prelude] : [.begin] + texts() + [.done]
      let tools = 1 + chance(2)
      moves += (0..<tools).map { .beginTool($0) }
      for index in (0..<tools).shuffled(using: &random) {
        moves.append(.endTool(index, fails: chance(4) == 0))
      }
    }
    return moves + ending()
  }

  private mutating func ending() -> [RandomServer.Move] {
    switch chance(12) {
    case 0: [.begin] + texts() + [.fail(times: 1 + chance(2), tail: " tail")]
    case 1: [.begin] + texts() + [.failUnknown]
    case 2: [.begin] + texts()
    case 3: [.begin, .failEmpty]
    case 4: [.begin, .errorText("错误"), .fail(times: 1, tail: "")]
    case 5: [.prelude, .failUnknown]
    default: [.begin] + texts() + [.done]
    }
  }

  private mutating func texts() -> [RandomServer.Move] {
    let pieces = [
      "word ", "漢字", "👩‍👩‍👧", "e\u{301}", "<", "$", "<think>", "</think>", "</br>", "\n```",
      "$hidden[x]",
    ]
    return (0...chance(5)).map { _ in .text(pieces.randomElement(using: &random) ?? "x") }
  }

  /// One generation goes on.
  mutating func serve() {
    guard let index = server.generations.indices.randomElement(using: &random) else { return }
    guard let move = server.generations[index].moves.popLast() else {
      server.generations.remove(at: index)
      return
    }
    var generation = server.generations[index]
    play(move, of: &generation)
    // What the events led to may have changed the list, never this generation.
    if let index = server.generations.firstIndex(where: { $0.name == generation.name }) {
      server.generations[index] = generation
    }
  }

  private mutating func play(
    _ move: RandomServer.Move, of generation: inout RandomServer.Generation
  ) {
    let id = generation.message
    let session = generation.session
    switch move {
    case .prelude:
      publish(.failed(id, length: 0, message: "Sorry, I'm wrong"), in: session)
      generation.round += 1
    case .begin: begin(&generation)
    case .text(let text): say(text, id, in: session)
    case .done: end(&generation, .completed)
    case .beginTool(let index): beginTool(index, of: &generation)
    case .endTool(let index, let fails): endTool(index, fails: fails, of: &generation)
    case .fail(let times, let tail):
      generation.openMessage = nil
      server.change(id, in: session) { $0.progress = .failed }
      for _ in 0..<times {
        publish(.failed(id, length: server.length(of: id), message: nil), in: session)
      }
      if !tail.isEmpty { say(tail, id, in: session) }
    case .failUnknown:
      publish(.failed(MessageID(newID("u")), length: 0, message: nil), in: session)
    case .failEmpty:
      generation.openMessage = nil
      server.sessions[session]?.removeAll { $0.id == id }
      publish(.failed(id, length: 0, message: "Sorry, I'm wrong"), in: session)
    case .errorText(let text): say(text, id, in: session, progress: .failed)
    }
  }

  private mutating func begin(_ generation: inout RandomServer.Generation) {
    generation.round += 1
    let id = generation.message
    generation.openMessage = id
    server.sessions[generation.session]?.append(.init(id: id, role: .assistant))
    server.texts[id] = ""
    publish(.started(id.rawValue), in: generation.session)
  }

  private mutating func say(
    _ text: String, _ id: MessageID, in session: SessionID,
    progress: QukaWire.Progress = .generating
  ) {
    let start = server.length(of: id)
    server.texts[id, default: ""] += text
    server.change(id, in: session) { stored in
      stored.text += text
      stored.progress = progress
      stored.lastDelta = text.unicodeScalars.count
    }
    publish(.delta(id, text: text, startAt: start, progress: progress), in: session)
  }

  private mutating func end(
    _ generation: inout RandomServer.Generation, _ progress: QukaWire.Progress,
    stored: QukaWire.Progress? = nil
  ) {
    let id = generation.message
    generation.openMessage = nil
    server.change(id, in: generation.session) { $0.progress = stored ?? progress }
    publish(.done(id, length: server.length(of: id), progress: progress), in: generation.session)
  }

  // MARK: Tools

  private mutating func beginTool(_ index: Int, of generation: inout RandomServer.Generation) {
    let id = generation.tool(index)
    generation.runningTools.insert(index)
    let stored = RandomServer.Stored(id: id, role: .tool, text: "Using tool: Search")
    server.sessions[generation.session]?.append(stored)
    publish(.tool(id.rawValue), in: generation.session)
    publish(.using(id.rawValue), in: generation.session)
  }

  private mutating func endTool(
    _ index: Int, fails: Bool, of generation: inout RandomServer.Generation
  ) {
    let id = generation.tool(index)
    generation.runningTools.remove(index)
    server.change(id, in: generation.session) { $0.progress = fails ? .failed : .completed }
    if fails { return publish(.toolFailed(id), in: generation.session) }
    let sibling = generation.tool(1 - index).rawValue
    let tips = ToolTips(id: sibling, name: "Search", arguments: "{}", content: "RESULT")
    publish(.toolUpdated(id, tips, progress: .completed), in: generation.session)
    publish(.toolDone(id), in: generation.session)
  }

  // MARK: The stop

  /// Every generation of the session ends, in one of the ways of docs/protocol.md §6.6.
  mutating func cancelGenerations(of session: SessionID) {
    let stopped = server.generations.filter { $0.session == session }
    server.generations.removeAll { $0.session == session }
    for var generation in stopped { cancel(&generation) }
  }

  private mutating func cancel(_ generation: inout RandomServer.Generation) {
    let session = generation.session
    // Some agents end without a word.
    if isUnlucky(oneIn: 12) { return }
    if generation.openMessage != nil {
      // As often as not it is stored as if it were still written (docs/protocol.md §4.2).
      end(&generation, .canceled, stored: chance(2) == 0 ? .generating : .canceled)
      guard chance(2) == 0 else { return }
      say(" tail", generation.message, in: session)
      if chance(2) == 0 { end(&generation, .canceled) }
    } else if !generation.runningTools.isEmpty {
      let forced = chance(3) == 0
      if forced { publish(.done(generation.message, length: 0, progress: .canceled), in: session) }
      for index in generation.runningTools.sorted() {
        endTool(index, fails: chance(3) > 0, of: &generation)
      }
      if !forced { play(.failUnknown, of: &generation) }
    } else {
      begin(&generation)
      if chance(2) == 0 { return end(&generation, .canceled) }
      play(.fail(times: 2, tail: ""), of: &generation)
    }
  }

  // MARK: Other clients

  /// Another client of the same person asks, or stops.
  mutating func interfere() {
    let ids = server.sessions.keys.sorted { $0.rawValue < $1.rawValue }
    guard let session = ids.randomElement(using: &random) else { return }
    if chance(3) == 0 { return cancelGenerations(of: session) }
    guard chance(3) == 0 else { return }
    store(question: "from elsewhere", MessageID(newID("f")), in: session)
    begin(in: session, owner: nil)
  }

  /// Another client deletes a chat, or the server forgets it: nothing is heard of it any more.
  mutating func vanish() {
    let ids = server.sessions.keys.sorted { $0.rawValue < $1.rawValue }
    guard let session = ids.randomElement(using: &random) else { return }
    server.sessions[session] = nil
    server.vanished.insert(session)
    server.generations.removeAll { $0.session == session }
    listening.remove(session)
  }

  // MARK: Publishing

  /// Nobody may listen; some publications are lost, doubled, or overtaken.
  private mutating func publish(_ event: ChatEvent, in session: SessionID) {
    guard listening.contains(session) else { return }
    switch isKind ? 99 : chance(100) {
    case 0..<2: return
    case 2..<4:
      deliver(event, in: session)
      deliver(event, in: session)
    case 4..<6: delayed.append((session, event))
    default: deliver(event, in: session)
    }
  }

  mutating func deliverDelayed() {
    let late = delayed
    delayed = []
    for (session, event) in late where listening.contains(session) {
      deliver(event, in: session)
    }
  }

  private mutating func deliver(_ event: ChatEvent, in session: SessionID) {
    let before = app.conversation(session.rawValue).received(event.message)
    reduce(.realtime(.chat(session, event)))
    guard case .delta(let id, let text, let start, _) = event, let before, before >= start else {
      return
    }
    let after = app.conversation(session.rawValue).received(id) ?? 0
    expect(after >= start + text.unicodeScalars.count, "received text is kept: \(id)")
  }
}
