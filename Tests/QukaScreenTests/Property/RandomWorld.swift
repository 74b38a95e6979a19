import QukaScreenTestSupport
import QukaTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// A server, a network and a person without a plan, around one reducer.
///
/// The server's side is the truth: what it stored is compared with what the client shows. Everything
/// comes from one seed.
struct RandomWorld {
  /// What is on its way to the server or back.
  enum Pending {
    case event(Event)
    case sendArrives(SessionID, TurnID, MessageID, text: String)
    case stopArrives(SessionID, TurnID)
    case subscribeArrives(SessionID)
    case deletionArrives(SessionID)
    case historyIsRead(SessionID, page: Int)
  }

  var app: AppDriver
  var random: SeededGenerator
  var server = RandomServer()
  var pending: [Pending] = []
  /// Publications that are overtaken by later ones.
  var delayed: [(SessionID, ChatEvent)] = []
  /// Channels that the server sends to.
  var listening: Set<SessionID> = []
  /// Channels that the client asked for.
  var wanted: Set<SessionID> = []
  var isLinked = true
  /// From here on nothing fails any more.
  var isKind = false
  var stopRequests: [TurnID: Int] = [:]
  /// Characters that were typed and neither deleted nor stored by the server; each is typed once.
  var typed: Set<Unicode.Scalar> = []
  /// Rare ideographs: nothing that the program or the server says holds one.
  var nextScalar: UInt32 = 0x3400
  /// Code points of each message that the client had at the last look.
  var received: [MessageID: Int] = [:]
  /// Answers that were known as stopped at the last look.
  var stopped: [MessageID: Int] = [:]
  var nextID = 0
  /// Chats that the person meant to delete, and how many deletions went out.
  var deliberate: Set<SessionID> = []
  var deletionsSent = 0
  private(set) var problem: String?
  private(set) var asked = 0
  private(set) var stopsSent = 0
  /// The latest happenings, for the message of a failure.
  private var happenings: [(Instant, Event)] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    app = AppDriver.connected(chats: ["a", "b", "c"])
    for id in ["a", "b", "c"] { server.sessions[SessionID(id)] = [] }
  }

  var trace: String {
    happenings.suffix(60).map { "\(($0 - .zero).wholeMilliseconds) ms: \($1)" }.joined(
      separator: "\n")
  }

  mutating func step() {
    switch chance(100) {
    case 0..<30: act()
    case 30..<50: answer()
    case 50..<88: serve()
    case 88..<93: wait(.milliseconds(Int64(chance(400)) + 1))
    case 93..<96: wait(.milliseconds(Int64(chance(4_000)) + 1))
    case 96: wait(.seconds(Int64(chance(60)) + 1))
    case 97: chance(3) == 0 ? vanish() : interfere()
    case 98: deliverDelayed()
    default: changeConnection()
    }
  }

  /// A number from 0 up to and without `limit`.
  mutating func chance(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  /// True once in so many times, never when the world has become kind.
  mutating func isUnlucky(oneIn limit: Int) -> Bool { chance(limit) == 0 && !isKind }

  mutating func newID(_ prefix: String) -> String {
    nextID += 1
    return "\(prefix)\(nextID)"
  }

  mutating func expect(_ condition: Bool, _ promise: @autoclosure () -> String) {
    if !condition, problem == nil { problem = promise() }
  }

  mutating func countQuestion() { asked += 1 }

  /// A stop request leaves the client: within its turn, and five times at most (S5).
  mutating func countStop(_ session: SessionID, _ turn: TurnID) {
    stopsSent += 1
    stopRequests[turn, default: 0] += 1
    expect(stopRequests[turn, default: 0] <= 5, "five stop requests at most for \(turn)")
    let conversation = app.conversation(session.rawValue)
    expect(conversation.turnID == turn, "a stop is its turn's")
    // A remembered stop goes out at the first event of its turn, even if that event ends it (S4).
    let isFirst = conversation.turn?.stop?.attempts == 1 && stopRequests[turn] == 1
    let isOpen = conversation.turn?.isActive == true
    expect(isOpen || isFirst, "no stop goes out after the end of \(turn)")
  }

  mutating func wait(_ duration: Duration) {
    let end = app.now + duration
    var ticks = 0
    while let deadline = app.state.deadline, deadline <= end {
      ticks += 1
      guard ticks < 5_000 else { return expect(false, "a deadline is not met by its tick") }
      app.wait(until: deadline)
      perform(app.effects)
    }
    app.wait(until: end)
    perform(app.effects)
  }

  mutating func reduce(_ event: Event) {
    happenings.append((app.now, event))
    if happenings.count > 200 { happenings.removeFirst(100) }
    perform(app.reduce(event))
  }
}
