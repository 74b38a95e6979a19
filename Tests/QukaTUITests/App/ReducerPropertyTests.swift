import QukaWire
import Testing

@testable import QukaTUI

/// Random keys, server events, answers and times against the promises of the stop key.
@Suite("The reducer under random input") struct ReducerPropertyTests {
  @Test("keeps its promises", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func promises(_ seed: UInt64) {
    var world = RandomWorld(seed: seed)
    for step in 0..<4_000 {
      world.step()
      guard world.problem == nil else {
        Issue.record("seed \(seed), step \(step): \(world.problem ?? "")")
        return
      }
    }
    world.settle()
    #expect(world.problem == nil, "seed \(seed)")
    #expect(world.isQuiet, "seed \(seed): a turn stayed open")
    #expect(world.asked > 50, "the test asks questions")
    #expect(world.stopsSent > 20, "the test stops answers")
  }
}

/// A server, a network and a person without a plan, around one reducer.
private struct RandomWorld {
  /// One generation at the server.
  private struct Generation {
    var session: SessionID
    var message: String
    var sent = ""
    var isStopped = false
    var isAnnounced = false
  }

  private var app: AppDriver
  private var random: SeededGenerator
  private var generations: [Generation] = []
  private var pending: [Event] = []
  private var nextID = 0
  private(set) var asked = 0
  private(set) var stopsSent = 0
  private(set) var problem: String?
  /// What each message sent, as far as it was delivered.
  private var delivered: [MessageID: String] = [:]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    app = AppDriver.connected(chats: ["a", "b", "c"])
  }

  var isQuiet: Bool { app.state.generatingCount == 0 }

  mutating func step() {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<6: key()
    case 6..<10: answer()
    case 10..<17: serve()
    case 17: wait(.milliseconds(Int64.random(in: 1...400, using: &random)))
    case 18: wait(.milliseconds(Int64.random(in: 1...4_000, using: &random)))
    default: link()
    }
    check()
  }

  /// All answers come, nothing else does, time passes: every turn must end.
  mutating func settle() {
    while !pending.isEmpty { answer() }
    for _ in 0..<40 {
      wait(.seconds(60))
      while !pending.isEmpty { answer() }
    }
    check()
  }
}

// MARK: - The person

extension RandomWorld {
  private mutating func key() {
    let before = app.state
    let keys: [Key] = [
      .escape, .escape, .escape, .control("c"), Key(.tab), Key(.up), Key(.down), Key(.down, .alt),
      Key(.up, .alt), .control("n"), .control("b"), Key(.pageUp), Key(.function(1)), Key(.home),
      Key(.left), .character("d"), .character("y"), .character("n"), .control("l"), .control("r"),
    ]
    if Bool.random(using: &random) {
      app.change { $0.overlays = [] }
      app.change { $0.focus = .composer }
      app.type(["hi", "漢字 👩‍👩‍👧", "two\nlines"].randomElement(using: &random) ?? "x")
      perform(app.press(.enter))
      return
    }
    guard let key = keys.randomElement(using: &random) else { return }
    // Deleting a chat and clearing the input are the person's own wish; here they must not happen.
    if case .confirmDeletion = before.overlays.last, key != .escape, key != .character("n") {
      return
    }
    if key == .control("c"), !before.conversation.isGenerating { return }
    perform(app.press(key))
    if key == .escape { checkEscape(before) }
  }

  /// Esc closes a window, or stops, and changes nothing else (S8).
  private mutating func checkEscape(_ before: AppState) {
    let after = app.state
    if !before.overlays.isEmpty {
      expect(after.overlays.count == before.overlays.count - 1, "Esc closes one window")
      expect(after.conversations == before.conversations, "Esc on a window touches no chat")
    } else if !before.conversation.isGenerating {
      var same = after
      same.now = before.now
      expect(same == before, "Esc without a turn changes nothing")
    }
    expect(after.current == before.current && after.focus == before.focus, "Esc moves nothing")
    expect(!after.isEnding, "Esc never quits")
    for (key, old) in before.conversations {
      guard let new = after.conversations[key] else {
        problem = "Esc closed a chat"
        return
      }
      if key != before.current { expect(new == old, "Esc touches another chat") }
      let texts = [old.composer.text] + old.queue + [old.sending?.text ?? ""]
      for text in texts where !text.isEmpty {
        let isThere =
          new.composer.text.contains(text) || new.queue.contains(text)
          || new.entries.contains { $0.content == .question(Question(text: text, state: .sent)) }
          || new.sending?.text == text
        expect(isThere, "Esc lost typed text: \(text)")
      }
    }
  }
}

// MARK: - The network

extension RandomWorld {
  private mutating func perform(_ effects: [Effect]) {
    var sends = 0
    for effect in effects {
      switch effect {
      case .createSession(_, let turn):
        nextID += 1
        pending.append(
          .sessionCreated(turn, flaky(SessionID("s\(nextID)"))))
      case .nameMessage(_, _, let turn):
        asked += 1
        nextID += 1
        pending.append(.messageNamed(turn, flaky(MessageID("q\(nextID)"))))
      case .send(_, let session, let turn, _, _):
        sends += 1
        expect(app.conversation(session.rawValue).turnID == turn, "a send is its turn's")
        expect(!app.conversation(session.rawValue).awaitsStop, "S13")
        pending.append(.sendWritten(turn))
        pending.append(.sendAnswered(turn, flaky(.make(), mayHaveArrived: true)))
        begin(session)
      case .cancelSend(let turn):
        if Bool.random(using: &random) {
          pending.removeAll { $0.isSend(turn) }
          pending.append(.sendWithdrawn(turn))
        }
      case .stop(_, let session, let turn, _): stop(session, turn)
      case .subscribe(_, let id): pending.append(.link(.subscribed(id)))
      case .loadHistory(_, let id, _): pending.append(.historyLoaded(id, flaky([])))
      case .deleteSession(_, let id): pending.append(.sessionDeleted(id, .success(Deleted())))
      case .title(_, let id, _): pending.append(.sessionTitled(id, .success("Title")))
      case .signIn, .connect, .reconnect, .loadSessions, .unsubscribe, .warmStop, .setTitle,
        .bell, .redraw, .suspend, .quit:
        break
      }
    }
    expect(sends <= 1, "one send at a time")
  }

  private mutating func stop(_ session: SessionID, _ turn: TurnID) {
    stopsSent += 1
    let conversation = app.conversation(session.rawValue)
    expect(conversation.turnID == turn, "a stop is its turn's")
    expect(conversation.turn?.isActive == true, "no stop goes out after the end")
    expect((conversation.turn?.stop?.attempts ?? 0) <= 5, "five requests at most")
    let answers: [StopAnswer] = [.accepted, .accepted, .accepted, .failed("503"), .refused("404")]
    pending.append(.stopAnswered(turn, answers.randomElement(using: &random) ?? .accepted))
    for index in generations.indices where generations[index].session == session {
      generations[index].isStopped = Bool.random(using: &random)
    }
  }

  /// One waiting answer arrives, of any request.
  private mutating func answer() {
    guard let index = pending.indices.randomElement(using: &random) else { return }
    // A send is written before it is answered.
    let event = pending[index]
    if case .sendAnswered(let turn, _) = event, pending.contains(.sendWritten(turn)) { return }
    pending.remove(at: index)
    perform(app.reduce(event))
  }

  private mutating func flaky<Value: Sendable>(
    _ value: Value, mayHaveArrived: Bool = false
  ) -> Result<Value, Failure> {
    guard Int.random(in: 0..<12, using: &random) == 0 else { return .success(value) }
    return .failure(
      Failure(
        sentence: "It failed.", isRefusal: Bool.random(using: &random),
        mayHaveArrived: mayHaveArrived && Bool.random(using: &random)))
  }

  private mutating func link() {
    guard Int.random(in: 0..<6, using: &random) == 0 else { return }
    perform(app.reduce(.link(.disconnected(reason: "gone", retryIn: .seconds(1)))))
    perform(app.reduce(.link(.connected)))
    for id in app.state.subscriptions { perform(app.reduce(.link(.subscribed(id)))) }
  }

  private mutating func wait(_ duration: Duration) {
    let end = app.now + duration
    while let deadline = app.state.deadline, deadline <= end {
      app.wait(until: deadline)
      perform(app.effects)
    }
    app.wait(until: end)
    perform(app.effects)
  }
}

// MARK: - The server

extension RandomWorld {
  private mutating func begin(_ session: SessionID) {
    nextID += 1
    generations.append(Generation(session: session, message: "m\(nextID)"))
  }

  private mutating func serve() {
    if Int.random(in: 0..<200, using: &random) == 0 { begin(SessionID("a")) }
    guard let index = generations.indices.randomElement(using: &random) else { return }
    var generation = generations[index]
    let id = generation.message
    if !generation.isAnnounced {
      generation.isAnnounced = true
      generations[index] = generation
      announce(generation)
      return
    }
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<7 where !generation.isStopped:
      let text = ["word ", "漢字", "👩‍👩‍👧", "e\u{301}", "<", "$"].randomElement(using: &random) ?? "x"
      deliver(text, of: &generation)
      generations[index] = generation
    case 8 where !generation.isStopped:
      // Another round with another id.
      send(.done(id, generation.sent.unicodeScalars.count), generation)
      nextID += 1
      generations[index].message = "m\(nextID)"
      generations[index].sent = ""
      generations[index].isAnnounced = false
    default:
      finish(&generation)
      generations.remove(at: index)
    }
  }

  private mutating func announce(_ generation: Generation) {
    let id = generation.message
    guard Int.random(in: 0..<4, using: &random) == 0 else {
      send(.started(id), generation)
      return
    }
    send(.failure("u" + id, "Sorry, I'm wrong"), generation)
    send(.tool("t" + id), generation)
    send(.using("t" + id), generation)
    send(
      Bool.random(using: &random)
        ? .toolDone(MessageID("t" + id)) : .toolFailed(MessageID("t" + id)), generation)
    send(.started(id), generation)
  }

  private mutating func finish(_ generation: inout Generation) {
    let id = generation.message
    let length = generation.sent.unicodeScalars.count
    switch Int.random(in: 0..<6, using: &random) {
    case 0: send(.failure(id), generation)
    case 1: send(.failure("x" + id), generation)
    case 2: break
    case 3 where generation.isStopped:
      send(.stopped(id, length), generation)
      deliver(" tail", of: &generation)
      send(.stopped(id, length + 5), generation)
    default: send(generation.isStopped ? .stopped(id, length) : .done(id, length), generation)
    }
  }

  private mutating func deliver(_ text: String, of generation: inout Generation) {
    let start = generation.sent.unicodeScalars.count
    generation.sent += text
    delivered[MessageID(generation.message)] = generation.sent
    send(.text(generation.message, text, at: start), generation)
  }

  private mutating func send(_ event: ChatEvent, _ generation: Generation) {
    perform(app.chat(event, in: generation.session.rawValue))
  }
}

// MARK: - The promises

extension RandomWorld {
  private mutating func expect(_ condition: Bool, _ promise: String) {
    if !condition, problem == nil { problem = promise }
  }

  private mutating func check() {
    for conversation in app.state.conversations.values {
      for entry in conversation.entries {
        guard case .answer(let answer) = entry.content, let id = entry.message else { continue }
        let all = answer.text.raw + answer.held
        expect(
          all.unicodeScalars.elementsEqual((delivered[id] ?? "").unicodeScalars), "text lost: \(id)"
        )
        expect(answer.heldCodePoints == answer.held.unicodeScalars.count, "held is counted")
      }
      for (id, index) in conversation.positions {
        expect(conversation.entries[index].message == id, "positions are right")
      }
      expect(
        conversation.sending == nil || conversation.isGenerating, "nobody sends without a turn")
      expect(
        conversation.turnStart <= conversation.entries.count, "the turn starts in the transcript")
    }
  }
}

extension Event {
  fileprivate func isSend(_ turn: TurnID) -> Bool {
    switch self {
    case .sendWritten(turn), .sendAnswered(turn, _): true
    default: false
    }
  }
}
