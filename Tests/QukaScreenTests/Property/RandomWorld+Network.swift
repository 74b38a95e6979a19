import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

// The network: requests arrive or not, answers come late, in any order, or as failures.
extension RandomWorld {
  mutating func perform(_ effects: [Effect]) {
    for case .server(let effect) in effects { perform(effect) }
  }

  private mutating func perform(_ effect: ServerEffect) {
    switch effect {
    case .createSession(_, let turn):
      let id = SessionID(newID("s"))
      if let failure = failure() {
        return pending.append(.event(.sessionCreated(turn, .failure(failure))))
      }
      server.sessions[id] = []
      server.use(id)
      pending.append(.event(.sessionCreated(turn, .success(id))))
    case .nameMessage(_, _, let turn):
      countQuestion()
      let id = MessageID(newID("q"))
      pending.append(.event(.messageNamed(turn, flaky(id))))
    case .send(_, let session, let turn, let message, let text, _):
      expectSendIsAllowed(session, turn)
      pending.append(.sendArrives(session, turn, message, text: text))
    case .cancelSend(let turn): cancelSend(turn)
    case .stop(_, let session, let turn, _):
      countStop(session, turn)
      pending.append(.stopArrives(session, turn))
    case .subscribe(_, let id):
      wanted.insert(id)
      if isLinked { pending.append(.subscribeArrives(id)) }
    case .unsubscribe(_, let id):
      wanted.remove(id)
      listening.remove(id)
    case .loadHistory(_, let id, let page): loadHistory(id, page)
    case .readHistory: break
    case .deleteSession(_, let id): pending.append(.deletionArrives(id))
    case .title(_, let id, _):
      pending.append(.event(.sessionTitled(id, flaky("Title"))))
    case .loadSessions(_, let page):
      pending.append(.event(.sessionsLoaded(page: page, flaky(list(page)))))
    case .reconnect: if !isLinked { bringLinkUp() }
    case .loadKnowledge, .locateFile, .share, .signIn, .connect, .warmStop, .upload, .cancelUpload:
      break
    }
  }

  /// Now and then it lacks chats that exist.
  private mutating func list(_ page: Int) -> Page<ChatSession> {
    isUnlucky(oneIn: 4) ? Page(items: [], total: 0) : server.list(page)
  }

  private static let notFound = Failure.gone

  private mutating func expectSendIsAllowed(_ session: SessionID, _ turn: TurnID) {
    expect(app.conversation(session.rawValue).turnID == turn, "a send is its turn's")
    let stopIsOut = pending.contains {
      switch $0 {
      case .stopArrives(session, _): true
      case .event(.server(.stopAnswered(let stopped, _))):
        stopRequests[stopped] != nil
          && app.conversation(session.rawValue).stops.areOut(for: stopped)
      default: false
      }
    }
    expect(!stopIsOut, "nothing is sent while a stop is unanswered (S13)")
  }

  private mutating func cancelSend(_ turn: TurnID) {
    let index = pending.firstIndex {
      if case .sendArrives(_, turn, _, _) = $0 { true } else { false }
    }
    guard let index, chance(2) == 0 else { return }
    pending[index] = .event(.sendWithdrawn(turn))
  }

  private mutating func loadHistory(_ id: SessionID, _ page: Int) {
    // Read at once, or only when other things have happened.
    if chance(4) == 0 { return pending.append(.historyIsRead(id, page: page)) }
    pending.append(.event(historyAnswer(id, page)))
  }

  private mutating func historyAnswer(_ id: SessionID, _ page: Int) -> Event {
    let total = server.sessions[id]?.count
    let place = HistoryPage(number: page, total: total)
    if server.vanished.contains(id) { return .historyLoaded(id, .failure(Self.notFound), place) }
    if let failure = failure() { return .historyLoaded(id, .failure(failure), place) }
    let lags = !isKind && chance(2) == 0
    return .historyLoaded(id, .success(server.page(page, of: id, lags: lags)), place)
  }

  private mutating func failure() -> Failure? {
    guard isUnlucky(oneIn: 14) else { return nil }
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
    let name = names.randomElement(using: &random) ?? ""
    return chance(2) == 0 ? .refusal(name) : .make(name)
  }

  private mutating func flaky<Value: Sendable>(_ value: Value) -> Result<Value, Failure> {
    if let failure = failure() { return .failure(failure) }
    return .success(value)
  }

  // MARK: Arrivals

  /// Something on its way arrives.
  mutating func answer() {
    guard let index = pending.indices.randomElement(using: &random) else { return }
    let item = pending[index]
    // A send is written before it is answered.
    if case .event(.server(.sendAnswered(let turn, _))) = item, isUnwritten(turn) { return }
    pending.remove(at: index)
    switch item {
    case .event(let event): arrive(event)
    case .sendArrives(let session, let turn, let message, let text):
      sendArrives(session, turn, message, text)
    case .stopArrives(let session, let turn): stopArrives(session, turn)
    case .subscribeArrives(let id): subscribeArrives(id)
    case .deletionArrives(let id): deletionArrives(id)
    case .historyIsRead(let id, let page): pending.append(.event(historyAnswer(id, page)))
    }
  }

  private func isUnwritten(_ turn: TurnID) -> Bool {
    pending.contains { if case .event(.sendWritten(turn)) = $0 { true } else { false } }
  }

  private mutating func arrive(_ event: Event) {
    if case .server(.sessionDeleted(let id, let result)) = event, result.isDone {
      // The person deleted the chat with all that was typed there.
      typed.subtract(app.conversation(id.rawValue).typedScalars)
    }
    reduce(event)
  }

  private mutating func sendArrives(
    _ session: SessionID, _ turn: TurnID, _ message: MessageID, _ text: String
  ) {
    if isUnlucky(oneIn: 20) {
      let failure = Failure.make("s")
      return pending.append(.event(.sendAnswered(turn, .failure(failure))))
    }
    pending.append(.event(.sendWritten(turn)))
    if server.vanished.contains(session) {
      return pending.append(.event(.sendAnswered(turn, .failure(Self.notFound))))
    }
    if isUnlucky(oneIn: 14) || server.sessions[session] == nil {
      let failure = chance(2) == 0 ? Failure.refusal("s") : Failure(.busy)
      return pending.append(.event(.sendAnswered(turn, .failure(failure))))
    }
    if server.sessions[session]?.contains(where: { $0.id == message }) == true {
      let failure = Failure(.duplicate)
      return pending.append(.event(.sendAnswered(turn, .failure(failure))))
    }
    store(question: text, message, in: session)
    server.use(session)
    begin(in: session, owner: turn)
    let failure = failure().map { _ in chance(2) == 0 ? Failure.lost() : .make("500") }
    let result = failure.map { Result<SendReceipt, Failure>.failure($0) }
    pending.append(.event(.sendAnswered(turn, result ?? .success(.make()))))
  }

  private mutating func stopArrives(_ session: SessionID, _ turn: TurnID) {
    let answers: [StopAnswer] = [
      .failed(.make("503")), .refused(.make("404")), .failed(.make("500")),
    ]
    let isLost = isUnlucky(oneIn: 6)
    let answer = isLost ? answers.randomElement(using: &random) ?? .accepted : .accepted
    pending.append(.event(.stopAnswered(turn, answer)))
    if isLost || isUnlucky(oneIn: 8) { return }
    for generation in server.generations where generation.session == session {
      let isLater = generation.owner.map { $0.number > turn.number } ?? false
      expect(!isLater, "a stop of \(turn) hit the later \(generation.name) (S13)")
    }
    cancelGenerations(of: session)
  }

  private mutating func subscribeArrives(_ id: SessionID) {
    guard isLinked, wanted.contains(id) else { return }
    if server.vanished.contains(id) || isUnlucky(oneIn: 60) {
      wanted.remove(id)
      return reduce(.realtime(.subscriptionFailed(id, "permission denied")))
    }
    listening.insert(id)
    reduce(.realtime(.subscribed(id)))
  }

  private mutating func deletionArrives(_ id: SessionID) {
    if let failure = failure() {
      return pending.append(.event(.sessionDeleted(id, .failure(failure))))
    }
    if server.vanished.contains(id) {
      return pending.append(.event(.sessionDeleted(id, .failure(Self.notFound))))
    }
    server.sessions[id] = nil
    pending.append(.event(.sessionDeleted(id, .success(Deleted()))))
  }

  // MARK: The link

  mutating func changeConnection() {
    if !isLinked { return bringLinkUp() }
    guard chance(4) == 0 else { return }
    isLinked = false
    listening = []
    pending.removeAll { if case .subscribeArrives = $0 { true } else { false } }
    let isFinal = chance(10) == 0
    reduce(.realtime(.disconnected(reason: .lost, retryIn: isFinal ? nil : .seconds(1))))
  }

  mutating func bringLinkUp() {
    isLinked = true
    reduce(.realtime(.connecting(attempt: 1)))
    reduce(.realtime(.connected))
    for id in wanted.sorted(by: { $0.rawValue < $1.rawValue }) {
      pending.append(.subscribeArrives(id))
    }
  }
}

extension Result<Deleted, Failure> {
  /// The chat is not at the server any more.
  fileprivate var isDone: Bool {
    switch self {
    case .success: true
    case .failure(let failure): failure.isGone
    }
  }
}
