import QukaWire

/// The whole state of the interface; `reduce` is the only way to change it.
package struct AppState: Equatable, Sendable {
  /// A conversation before and after the server gave it an id.
  package enum ConversationID: Hashable, Sendable {
    case draft(Int)
    case session(SessionID)

    var session: SessionID? {
      if case .session(let id) = self { return id }
      return nil
    }
  }

  /// The conversation of a turn whose stop requests are out.
  struct StopOwner: Equatable, Sendable {
    var conversation: ConversationID
    var unanswered = 0
  }

  enum Focus: Hashable, Sendable {
    case composer
    case list
    case transcript
  }

  /// A window over the screen; the last one gets the keys.
  package enum Overlay: Equatable, Sendable {
    case help(top: Int)
    case confirmDeletion(SessionID, since: Instant)
    case themes(ThemePicker)
    case links(LinksWindow)
    case search(SearchBox)
    case palette(Palette)
  }

  package var size: Size
  /// How the program was started, for the header: "demo", or the server's host.
  package var place: String
  /// The space that was asked for by id or title; nil takes the first.
  var wantedSpace: String?
  var timing = TurnTiming()
  var repairTiming = Repair.Timing()

  package var user: User?
  package var space: Space?
  /// The spaces that were not chosen.
  var otherSpaces: [Space] = []
  var link: Link = .signingIn
  package var sessions = SessionList()
  var titles = TitleRequests()
  var conversations: [ConversationID: Conversation]
  package var current: ConversationID
  var focus: Focus = .composer
  /// The person showed the list or hid it; nil leaves it to the width of the screen.
  var isListWanted: Bool?
  /// The first row of the list that the wheel asked for; nil shows the chat that matters.
  var listTop: Int?
  /// Days whose chats are hidden behind their heading, as in `LocalDay.number`.
  var foldedDays: Set<Int> = []
  /// Nil before the first look at the clock: the list has no headings then.
  package var today: LocalDay?
  package var look = Look()
  package var toggles = Toggles()
  package var overlays: [Overlay] = []
  package var notice: Notice?
  /// What was said of what a window covers, when something is said in the window.
  var coveredNotice: Notice?
  /// When a window that takes no text swallowed a letter last.
  var letterSwallowedAt: Instant?
  /// When Ctrl-C stopped an answer last.
  var interruptedAt: Instant?
  /// Until then a second Ctrl-C quits.
  var quitArmedUntil: Instant?
  /// The terminal window has the focus, as far as it tells.
  var isTerminalFocused = true
  /// The terminal reports the mouse to us; off, it selects text itself.
  package var usesMouse = true
  /// Where a mouse button went down.
  var pressedAt: Point?
  package var multiplexers = Multiplexers()
  /// Why the program ends at once: said on standard error.
  package var fatal: String?
  package var isEnding = false
  /// When the state was reduced last; elapsed times are shown relative to it.
  package var now: Instant

  /// Sessions whose channel was asked for, least recently used first.
  var subscriptions: [SessionID] = []
  var nextTurn = 0
  /// Whose stop requests are unanswered; their turn may have been left since.
  var stopOwners: [TurnID: StopOwner] = [:]
  var nextDraft = 1
  /// Sessions that were created for a question that was taken back: the next new chat uses one.
  var spareSessions: [SessionID] = []
  var announcedStops = AnnouncedStops()
  /// Chats that were deleted and are still at the server, in the order of the deletions.
  var deletions: [Deletion] = []
  var nextWarmAt: Instant?
  var hasSignedIn = false
  /// Sources that were asked for.
  var sources: [KnowledgeID: SourceState] = [:]
  /// Why what is being copied was not opened, as it should have been.
  var copyReason = ""

  package init(size: Size, place: String, wantedSpace: String? = nil, at now: Instant) {
    self.size = size
    self.place = place
    self.wantedSpace = wantedSpace
    self.now = now
    current = .draft(0)
    conversations = [.draft(0): Conversation()]
  }

  /// The server is the one inside the program.
  var isDemo: Bool { place == "demo" }

  /// The conversation on screen.
  package var conversation: Conversation {
    conversations[current] ?? Conversation()
  }

  var currentSession: SessionID? {
    if case .session(let id) = current { return id }
    return nil
  }

  /// Changes the conversation on screen in place.
  mutating func withCurrent<Result>(_ body: (inout Conversation) -> Result) -> Result {
    body(&conversations[current, default: Conversation()])
  }

  /// Generations that run in any conversation, as far as anybody can tell.
  package var generatingCount: Int {
    conversations.values.count { $0.isSeenRunning }
  }

  /// Something runs or may run, so that Esc could be pressed.
  var mayStopAnything: Bool { conversations.values.contains { $0.mayBeStopped } }

  /// When `.tick` is due at the latest; nil when nothing moves by itself.
  package var deadline: Instant? {
    var instants = conversations.values.compactMap { $0.turn?.deadline }
    instants += conversations.values.compactMap { $0.repair?.dueAt }
    instants += conversations.values.compactMap { $0.lostStop?.waitsUntil }
    instants += conversations.values.compactMap { $0.unconfirmed?.dueAt }
    instants += conversations.values.compactMap { $0.besideDueAt(after: timing.quiet) }
    instants += deletions.compactMap(\.dueAt)
    if let rest = conversation.restsAt, rest > now { instants.append(rest) }
    if let end = noticeEndsAt { instants.append(end) }
    if let quitArmedUntil { instants.append(quitArmedUntil) }
    if mayStopAnything, let nextWarmAt { instants.append(nextWarmAt) }
    if let second = nextSecond { instants.append(second) }
    return instants.min()
  }

  /// When the elapsed time on screen changes: whole seconds, so that an answer costs few bytes.
  private var nextSecond: Instant? {
    if look.isStill { return nil }
    let start: Instant
    if let turn = conversation.turn, turn.isRunning {
      start = turn.askedAt ?? turn.startedAt
    } else if case .offline(_, let since, _) = link {
      start = since
    } else {
      return nil
    }
    let elapsed = max(0, (now - start).wholeNanoseconds)
    return start + .nanoseconds((elapsed / 1_000_000_000 + 1) * 1_000_000_000)
  }
}
