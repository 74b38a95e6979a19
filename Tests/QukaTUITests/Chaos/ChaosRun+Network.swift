import NIOCore
import NIOPosix
import QukaClient
import QukaFaults
import QukaMock
import QukaScreenTestSupport
import QukaWire
import Synchronization

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// What the network owes the client: it is quiet when nothing is left.
struct Debts {
  enum Line: Equatable {
    case connecting
    case up
    case down
  }

  var line = Line.down
  /// Effects that no answer has come for.
  var unanswered = 0
  var subscriptions: Set<SessionID> = []
  var unsubscriptions: Set<SessionID> = []
  /// Sends whose request was not written, and those that were cancelled.
  var unwritten: Set<TurnID> = []
  var cancelled: Set<TurnID> = []
  /// Sends that no answer has come for.
  var sends: Set<TurnID> = []
  /// Newest pages of histories that no answer has come for; those from before an outage; and those of them that the
  /// client gives up now that it is over.
  var pages: Set<SessionID> = []
  var stalePages: Set<SessionID> = []
  var forsakenPages: Set<SessionID> = []
  /// Publications that went into connections which are gone.
  var lost = 0
  /// Every connection is being cut: nobody waits for what the server holds.
  var isCut = false

  /// The socket was told to end: its end will be reported.
  mutating func expectLoss() {
    if line == .up { line = .connecting }
  }
  /// How often the connection was lost.
  var losses = 0
}

// MARK: - Reducing and performing

extension ChaosRun {
  /// The wait was given up; what was still missing.
  struct Unsettled: Error, CustomStringConvertible {
    var description: String
  }

  /// How many looks of at least a fifth of a millisecond the network is given.
  private static let patience = 300_000

  /// Reduces everything that has come, and performs what follows, one thing at a time, until nothing is
  /// left but what the server holds back.
  func settle() throws {
    try awaitQuiet()
    while problem == nil {
      if let event = events.popLast() {
        if sea.isRough, chance(150) == 0 { flinch() }
        reduce(event)
      } else if let effect = effects.popLast() {
        try perform(effect)
        try awaitQuiet()
      } else {
        return
      }
    }
  }

  func reduce(_ event: Event) {
    if event != .tick { note(event.short) }
    var wanted = state.reduce(event, at: now)
    if event == .tick { wanted = wanted.ordered }
    check()
    effects = wanted.reversed() + effects
  }

  private func perform(_ effect: Effect) throws {
    guard case .server(let effect) = effect else {
      if effect == .quit { report("the program quits: \(state.fatal ?? "")") }
      return
    }
    note("→ \(effect)")
    if effect.isAnswered { debts.unanswered += 1 }
    keepAccount(of: effect)
    prepareFault(for: effect)
    runner.perform(effect)
    try awaitQuiet()
    finishFault()
  }

  private func keepAccount(of effect: ServerEffect) {
    switch effect {
    case .connect: debts.line = .connecting
    case .reconnect: if debts.line == .down { debts.line = .connecting }
    case .subscribe(_, let id):
      if debts.line == .up { debts.subscriptions.insert(id) }
      promises.subscribed.insert(id)
    case .unsubscribe(_, let id):
      debts.subscriptions.remove(id)
      promises.subscribed.remove(id)
      debts.unsubscriptions.insert(id)
    case .send(_, let session, let turn, _, _, _):
      debts.unwritten.insert(turn)
      debts.sends.insert(turn)
      noteSend(turn, session)
    case .cancelSend(let turn):
      if debts.sends.contains(turn) { debts.cancelled.insert(turn) }
    case .stop(_, let session, let turn, _): noteStop(turn, session)
    case .loadHistory(_, let id, 1): debts.pages.insert(id)
    case .signIn, .loadSessions, .loadHistory, .readHistory, .title, .deleteSession,
      .loadKnowledge, .locateFile, .share, .createSession, .nameMessage, .warmStop, .upload,
      .cancelUpload:
      break
    }
  }
}

// MARK: - Waiting

extension ChaosRun {
  /// Waits until the network has delivered everything, and puts what came in an order of our own.
  private func awaitQuiet() throws {
    // Counted, not timed: a machine that was stopped for a while is no failure.
    var patience = Self.patience
    var all = EventTap.Taken()
    while true {
      // Zero delays at the server are due at once.
      clock.advance(by: .zero)
      take(&all)
      let wasQuiet = isQuiet
      _ = inbox.drain()
      let isMore = take(&all)
      if wasQuiet, !isMore { break }
      patience -= 1
      guard patience > 0 else { throw Unsettled(description: missing) }
      if !isMore { _ = DescriptorWait.wait(for: [inbox.descriptor], atMost: .microseconds(200)) }
    }
    if !all.isEmpty { events = joined(riffled(all)).reversed() + events }
  }

  @discardableResult
  private func take(_ all: inout EventTap.Taken) -> Bool {
    var taken = tap.take()
    taken.answers = taken.answers.map(\.ofOneSpace)
    for event in taken.answers { settleDebt(event) }
    for event in taken.link { settleDebt(event) }
    all.answers += taken.answers.map(corrected)
    all.link += taken.link.map(corrected)
    return !taken.isEmpty
  }

  private func settleDebt(_ event: Event) {
    guard case .server(let event) = event else { return }
    switch event {
    case .historyLoaded(let id, _, let page):
      debts.unanswered -= 1
      guard page.number == 1 else { return }
      debts.pages.remove(id)
      debts.stalePages.remove(id)
      debts.forsakenPages.remove(id)
    case .inSpace, .uploadMoved, .uploaded: break
    case .signedIn, .sessionsLoaded, .historyRead, .sessionTitled, .sessionDeleted,
      .knowledgeLoaded, .fileLocated, .sessionShared, .sessionCreated, .messageNamed, .stopAnswered:
      debts.unanswered -= 1
    case .sendWithdrawn(let turn), .sendAnswered(let turn, _):
      debts.unanswered -= 1
      debts.unwritten.remove(turn)
      debts.cancelled.remove(turn)
      debts.sends.remove(turn)
    case .sendWritten(let turn): debts.unwritten.remove(turn)
    case .realtime(.connecting): debts.line = .connecting
    case .realtime(.connected):
      debts.line = .up
      debts.subscriptions = promises.subscribed
      debts.forsakenPages = debts.stalePages
    case .realtime(.disconnected):
      debts.stalePages.formUnion(debts.pages)
      debts.line = .down
      debts.losses += 1
      debts.subscriptions = []
      debts.lost = server.deliveries - tap.publications
      sea.reconnectAt = now + duration(500...20_000)
    case .realtime(.subscribed(let id)): debts.subscriptions.remove(id)
    case .realtime(.subscriptionFailed(let id, _, _)):
      debts.subscriptions.remove(id)
      promises.subscribed.remove(id)
    case .realtime(.chat): break
    }
  }

  private var isQuiet: Bool {
    if debts.line != .up { debts.lost = server.deliveries - tap.publications }
    let isLineQuiet =
      switch debts.line {
      case .connecting: false
      case .up: server.socketCount == 1 && debts.subscriptions.isEmpty
      case .down: server.socketCount == 0
      }
    if server.heldCount == 0 { debts.isCut = false }
    guard isLineQuiet, !debts.isCut, debts.unwritten.isEmpty, debts.cancelled.isEmpty,
      debts.forsakenPages.isEmpty, debts.unanswered == server.heldCount,
      tap.publications + debts.lost == server.deliveries,
      clock.nextDeadline.map({ $0 > clock.now }) ?? true
    else { return false }
    debts.unsubscriptions = debts.unsubscriptions.filter {
      server.subscribers(space: "space123", session: $0.rawValue) > 0
    }
    return debts.unsubscriptions.isEmpty
  }

  private var missing: String {
    "The network never became quiet: \(debts), held \(server.heldExchanges), sockets "
      + "\(server.socketCount), publications \(tap.publications) of \(server.deliveries)"
  }

  /// The client's own event loop has looked at every socket: it knows which connections have ended.
  func letTheClientNotice() throws {
    let passes = PassCounter()
    network.next().execute { passes.count() }
    var patience = Self.patience
    var isSecond = false
    while passes.value < 2 {
      if passes.value == 1, !isSecond {
        isSecond = true
        network.next().execute { passes.count() }
      }
      patience -= 1
      guard patience > 0 else {
        throw Unsettled(description: "the client's event loop stands still")
      }
      _ = DescriptorWait.wait(for: [inbox.descriptor], atMost: .microseconds(200))
    }
  }
}

private final class PassCounter: Sendable {
  private let passes = Atomic(0)
  var value: Int { passes.load(ordering: .acquiring) }
  func count() { passes.add(1, ordering: .acquiringAndReleasing) }
}

// MARK: - Order

extension ChaosRun {
  /// The socket and the answers come over different connections: any interleaving can happen.
  private func riffled(_ taken: EventTap.Taken) -> [Event] {
    // Connections that were cut at once end in any order, which is the machine's.
    let sorted = taken.answers.enumerated().sorted {
      let (left, right) = ($0.element.exchange, $1.element.exchange)
      return left == right ? $0.offset < $1.offset : left < right
    }
    var (link, answers) = (taken.link[...], sorted.map(\.element)[...])
    var events: [Event] = []
    while !link.isEmpty || !answers.isEmpty {
      if chance(link.count + answers.count) < link.count {
        events.append(link.removeFirst())
      } else {
        events.append(answers.removeFirst())
      }
    }
    return events
  }

  /// What waits together in the inbox is joined there, and text of chats that are not on screen waits longer.
  private func joined(_ events: [Event]) -> [Event] {
    var waiting = WaitingEvents(limits: InboxLimits())
    waiting.watch(state.watchedChats)
    var taken: [Event] = []
    for event in events {
      waiting.add(event)
      if chance(4) == 0 { taken += waiting.take(at: now) }
    }
    return taken + waiting.takeAll()
  }

  /// Tells our own times instead of the machine's.
  private func corrected(_ event: Event) -> Event {
    switch event {
    case .server(.historyLoaded(let id, let result, var page)):
      page.receivedAt = Int(clock.unixNanoseconds / 1_000_000_000)
      return .historyLoaded(id, result, page)
    case .server(.realtime(.disconnected(let reason, .some))):
      return .realtime(.disconnected(reason: reason, retryIn: sea.reconnectAt.map { $0 - now }))
    default: return event
    }
  }
}

extension Event {
  /// Which request it answers.
  fileprivate var exchange: String {
    guard case .server(let event) = self else { return "" }
    return switch event {
    case .sessionsLoaded(let page, _): "chats \(page)"
    case .historyLoaded(let id, _, let page): "history \(id) \(page.number)"
    case .historyRead(let id, _, let page): "read \(id) \(page.number)"
    case .inSpace: ""
    case .sessionTitled(let id, _): "title \(id)"
    case .sessionDeleted(let id, _): "deletion \(id)"
    case .sessionCreated(let turn, _), .messageNamed(let turn, _), .sendWritten(let turn),
      .sendWithdrawn(let turn), .sendAnswered(let turn, _):
      "turn \(turn.number)"
    case .stopAnswered(let turn, _): "stop \(turn.number)"
    case .knowledgeLoaded(let id, _): "knowledge \(id)"
    case .fileLocated(let id, _): "file \(id)"
    case .sessionShared(let id, _): "share \(id)"
    case .signedIn, .realtime, .uploadMoved, .uploaded: ""
    }
  }
}

extension ServerEffect {
  fileprivate var session: SessionID? {
    switch self {
    case .subscribe(_, let id), .unsubscribe(_, let id), .loadHistory(_, let id, _),
      .readHistory(_, let id, _),
      .title(_, let id, _), .deleteSession(_, let id), .share(_, let id),
      .nameMessage(_, let id, _),
      .send(_, let id, _, _, _, _), .stop(_, let id, _, _):
      id
    case .signIn, .connect, .reconnect, .loadSessions, .loadKnowledge, .locateFile, .createSession,
      .cancelSend, .warmStop, .upload, .cancelUpload:
      nil
    }
  }
}

extension Effect {
  fileprivate var session: String {
    guard case .server(let effect) = self else { return "" }
    return effect.session?.rawValue ?? ""
  }
}

extension [Effect] {
  /// By session, each session's in their order: a tick concerns all of them at once.
  fileprivate var ordered: [Effect] {
    enumerated().sorted {
      let (left, right) = ($0.element.session, $1.element.session)
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }
}
