import QukaWire

/// All chats of a person at a server, without a screen: what is known of them, and what is under way.
///
/// `reduce` takes what the server tells, the verbs are what a person does, and `advance` is time. Each answers what is
/// to be asked of the server, if anything, and leaves in `news` what is to be told to the person. Who calls one of them
/// tells the time before it; after it come `takeNews`, while all that they name is still here, `takeMemory`, and then
/// `settle`.
package struct Chats: Equatable, Sendable {
  /// The space that was asked for by id or title; nil takes the first.
  package var wantedSpace: String?
  var timing = TurnTiming()
  var repairTiming = Repair.Timing()

  package internal(set) var user: User?
  package internal(set) var space: Space?
  /// The spaces that were not chosen.
  package internal(set) var otherSpaces: [Space] = []
  /// How far the sign-in is.
  var signingIn = SigningIn.underWay(tries: 0)
  package internal(set) var connection: Connection = .signingIn

  package var sessions = SessionList()
  package var conversations: [ConversationID: Conversation]
  /// The conversation that the person is in.
  package internal(set) var current: ConversationID
  /// What a question is asked with.
  package var toggles = Toggles()
  package var listOrder = ListOrder.latest
  /// The person is choosing in the list: what is selected there stays.
  package var isChoosing = false
  /// When the person's day began, in Unix seconds; 0 when that is not known.
  package var dayStart = 0
  /// What is kept on this machine.
  package enum Keeping: Sendable {
    case nothing
    /// Drafts and prompts.
    case typing
    /// And chats.
    case everything
  }
  package var keeping = Keeping.nothing
  /// Chats are kept on this machine.
  package var isKept: Bool { keeping == .everything }
  /// It is known who signed in last, or that nobody did.
  var hasRecalled = false
  /// What was kept begins with the chat in which the person was last.
  package var opensLast = false
  /// Chats that the server cleaned away for their age are erased here, too.
  package var erasesGone = false
  /// When anything happened last.
  package internal(set) var now: Instant

  /// The search in all chats, while there is one.
  package internal(set) var finding: Finding?
  /// Tells the answers to one search on disk from those to all before.
  var findings = 0
  /// The chat that is looked at in the list.
  package internal(set) var preview: ChatPreview?
  var sweep = Sweep()
  /// The chats of which everything is kept on this machine.
  var coverage: [SessionID: Coverage] = [:]

  /// What is to be told, in order.
  package private(set) var news: [ChatNews] = []
  /// What is to be kept on this machine or read from it, in order.
  private var memory: [MemoryEffect] = []

  var drafts = DraftMemory()
  /// What was asked in all chats of the space.
  package internal(set) var prompts = PromptHistory()
  var titles = TitleRequests()
  /// Sessions whose channel was asked for, least recently used first.
  package internal(set) var subscriptions: [SessionID] = []
  package internal(set) var nextTurn = 0
  var nextUpload = 0
  package internal(set) var nextDraft = 1
  /// Sessions that were created for a question that was taken back: the next new chat uses one.
  var spareSessions: [SessionID] = []
  /// Chats that were deleted and are still at the server, in the order of the deletions.
  package internal(set) var deletions: [Deletion] = []
  var nextWarmAt: Instant?
  /// Sources that were asked for.
  package internal(set) var sources: [KnowledgeID: SourceState] = [:]
  var file: LocatedFile?

  package init(wantedSpace: String? = nil, at now: Instant) {
    self.wantedSpace = wantedSpace
    self.now = now
    current = .draft(0)
    conversations = [.draft(0): Conversation()]
  }

  /// Time never goes back.
  package mutating func setTime(_ now: Instant) { self.now = max(self.now, now) }

  /// Lets go of what nobody needs any more; follows every event and every verb, once their news are taken.
  package mutating func settle() {
    noteDrafts()
    dropAbsentChats()
    keepSelectionListed()
    if listOrder == .title { sessions.keepTitleOrder() }
  }
}

// MARK: - The chat that the person is in

extension Chats {
  package var conversation: Conversation { conversations[current] ?? Conversation() }

  package var currentSession: SessionID? { current.session }

  /// Changes it in place.
  package mutating func withCurrent<Result>(_ body: (inout Conversation) -> Result) -> Result {
    body(&conversations[current, default: Conversation()])
  }

  /// Changes a conversation in place, without a copy of its transcript.
  package mutating func change(_ key: ConversationID, _ body: (inout Conversation) -> Void) {
    guard var conversation = conversations.removeValue(forKey: key) else { return }
    body(&conversation)
    conversations[key] = conversation
    drafts.touched.insert(key)
  }
}

// MARK: - The toggles

extension Chats {
  /// Turns one on or off, for the questions that are asked here from now on.
  package mutating func flip(_ toggle: Toggle) {
    toggles.flip(toggle)
    if currentSession != nil { keepToggles() }
  }

  /// What a chat is asked with stays its own, whatever is chosen elsewhere.
  mutating func keepToggles() {
    let on = toggles.on
    withCurrent { $0.toggles = on }
    toggles.enter(on)
  }
}

// MARK: - All chats

extension Chats {
  /// Generations that run in any conversation, as far as anybody can tell.
  package var generatingCount: Int { conversations.values.count { $0.isSeenRunning } }
  /// One runs at least.
  package var isGenerating: Bool { conversations.values.contains { $0.isSeenRunning } }

  /// Something runs or may run, so that Esc could be pressed.
  var mayStopAnything: Bool { conversations.values.contains { $0.mayBeStopped } }

  /// The chats that fit, in the order in which they asked: a dictionary's own order would make the effects
  /// differ from run to run.
  package func chats(where fits: (Conversation) -> Bool) -> [ConversationID] {
    conversations.compactMap { key, conversation in
      fits(conversation) ? (key, conversation.turnID.number, key.session?.rawValue ?? "") : nil
    }.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }
}

// MARK: - Memory

extension Chats {
  mutating func remember(_ effect: MemoryEffect) { if isKept { memory.append(effect) } }

  mutating func rememberTyping(_ effect: MemoryEffect) {
    if keeping != .nothing { memory.append(effect) }
  }

  /// What is to be kept or read since the last call, in order.
  package mutating func takeMemory() -> [MemoryEffect] {
    defer { memory = [] }
    return memory
  }
}

// MARK: - News

extension Chats {
  mutating func tell(_ news: ChatNews) { self.news.append(news) }

  /// What is to be told since the last call, in order.
  package mutating func takeNews() -> [ChatNews] {
    defer { news = [] }
    return news
  }
}
