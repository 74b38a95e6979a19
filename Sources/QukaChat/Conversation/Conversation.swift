import QukaWire

/// One chat session as this client knows it: its transcript, its running turn, and what is being typed.
package struct Conversation: Equatable, Sendable {
  /// How much of the stored history is here.
  package enum History: Equatable, Sendable {
    case absent
    case loading
    case loaded
    case failed(HistoryFailure)
  }

  package var entries: [Entry] = []
  package var turn: Turn?
  /// What was typed here and not sent.
  package var unsent = Unsent()
  package var history: History = .absent
  /// An answer grew or ended here while another session was on screen.
  package var isUnread = false
  /// The subscription of the session's channel is confirmed.
  var isSubscribed = false
  /// Events may have passed while nobody listened.
  var mayHaveMissedEvents = false
  /// Something was missed: history should be fetched.
  package var wantsHistory = false
  /// The text of all answers that came from beyond a gap.
  private(set) var early = EarlySize()
  /// Answers of which a part is missing.
  package var incomplete: Set<MessageID> = []
  /// Answers whose text came without an announcement.
  var unannounced: Set<MessageID> = []
  /// One look at the history is wanted: something came that nothing here explains.
  var wantsLook = false
  /// The last fetch of the history failed.
  var hasFailedFetch = false
  /// Another client's question that is to stand before its answer.
  var awaitedQuestion: AwaitedQuestion?
  /// The mending of what is missing; nil when nothing is.
  var repair: Repair?
  /// Messages that history has told of: they reach back from the newest without a hole.
  package var stored: Set<MessageID> = []
  package var older: OlderHistory = .none
  /// How many messages the server held when it was asked last.
  package var total = 0
  /// The newest page was here at least once.
  var hasLoaded = false
  /// The oldest page that was taken over; 0 when none was.
  var oldestPage = 0
  /// The newest page did not reach back to what is here: what lies between is being fetched.
  var bridge: Bridge?
  /// The server does not know this chat any more.
  package var isGone = false
  /// Why nothing can be heard of this chat any more, as it was told at the turn.
  var lostChannel: String?
  /// Why the channel was refused; said when history has told that the chat is still there.
  package var refusal: String?
  /// The send in progress.
  package var sending: Sending?
  /// The last question, if it got no whole answer.
  var failed: FailedQuestion?

  /// The running or last turn.
  var turnID = TurnID(number: -1)
  /// Entries by the server's id, for O(1) deltas.
  package var positions: [MessageID: Int] = [:]
  var nextEntry = 0
  /// The first entry of the running or last turn.
  package var turnStart = 0
  /// Rises when entries before `turnStart` change, or one is inserted or removed there: as long as it stays,
  /// a frame lays out the entries from `turnStart` on only.
  package private(set) var pastRevision = 0
  /// Messages of earlier turns that may have no entry; their late events must not touch a new turn.
  var pastMessages: Set<MessageID> = []
  /// Answers of earlier turns that are being written beside the turn, and when each was heard of last.
  package var beside: [MessageID: Instant] = [:]
  /// Messages that began after the turn was detached; they are not shown.
  var unshownMessages: Set<MessageID> = []
  /// A detached turn was left behind by a new question; its end is still to come.
  var owesEnd = false
  /// Stop requests of this session whose answer is out: nothing is sent meanwhile (S13).
  var unansweredStops = 0
  /// A stop request of this session got lost and may still reach the server.
  var lostStop: LostStop?
  /// Questions that look sent because events came, while no receipt and no history told of them.
  var unproven: [MessageID: Entry.ID] = [:]
  /// When to ask what became of a stop that was not confirmed; nil when there is none.
  var unconfirmed: UnconfirmedLook?
  /// Messages stand here in another order than at the server, and a turn is in the way of mending it.
  var isDisordered = false
  /// The highest sequence that any message here had; they can repeat (docs/protocol.md §3.5).
  var latestSequence = 0
  /// A detached turn may still run at the server; its events no longer show.
  package var isDetached = false

  /// A stop request that was not answered in time.
  ///
  /// Nobody can know whether it still arrives, so the next question waits a little, and says later what
  /// may happen; it never waits for ever (S13).
  struct LostStop: Equatable, Sendable {
    /// Nothing is sent until then; nil when that time is over.
    var waitsUntil: Instant?
    /// Until then a question says that the stop may reach its answer.
    var doubtfulUntil: Instant
  }

  /// A question on its way to the server.
  package struct Sending: Equatable, Sendable {
    package var turn: TurnID
    package var text: String
    package var options: SendOptions
    package var message: MessageID?
    package var entry: Entry.ID
  }

  /// Where the next page of a hole in the transcript belongs.
  struct Bridge: Equatable, Sendable {
    /// The first entry after the hole.
    package var entry: Entry.ID
    package var page: Int
    /// The page could not be fetched.
    var hasFailed = false
  }

  /// The place of another client's question: before its answer, which the socket told of first
  /// (docs/protocol.md §7.8).
  struct AwaitedQuestion: Equatable, Sendable {
    /// The entry of the answer.
    package var answer: Entry.ID
    /// What stood before the answer when it came.
    package var previous: Entry.ID?
  }

  /// Nothing of this session is under way, so a message can go out at once (S13).
  package var canSend: Bool { sending == nil && !isGenerating && !awaitsStop }

  /// A stop request is on its way that could hit a later answer: the call names only the session.
  var awaitsStop: Bool { unansweredStops > 0 || lostStop?.waitsUntil != nil }

  package var isGenerating: Bool { turn?.isRunning ?? false }

  /// An answer runs, or may run, so it can be stopped.
  package var mayBeStopped: Bool { turn?.isActive ?? false }

  /// An answer runs as far as anybody can tell, and is counted where running answers are.
  package var isSeenRunning: Bool { activity != .idle && turn?.isHearsay == false }
}

/// Names one turn of this run, so that a late answer is not taken for another turn's.
package struct TurnID: Hashable, Sendable {
  package var number: Int
}

// MARK: - Entries

extension Conversation {
  package mutating func append(_ content: Entry.Content, message: MessageID? = nil) -> Entry.ID {
    let id = Entry.ID(number: nextEntry)
    nextEntry += 1
    if let message { positions[message] = entries.count }
    entries.append(Entry(id: id, message: message, content: content))
    return id
  }

  package mutating func change(at index: Int, _ body: (inout Entry.Content) -> Void) {
    body(&entries[index].content)
    entries[index].revision += 1
    if index < turnStart { pastRevision += 1 }
  }

  mutating func changeAnswer(_ id: MessageID, _ body: (inout Answer) -> Void) {
    guard let index = positions[id] else { return }
    var early = early
    defer { self.early = early }
    change(at: index) { content in
      guard case .answer(var answer) = content else { return }
      // Free the entry's copy first, so that appending stays O(delta).
      content = .mark(.finished)
      let before = answer.early.size
      body(&answer)
      early = early + (answer.early.size - before)
      content = .answer(answer)
    }
  }

  mutating func changeTool(_ id: MessageID, _ body: (inout ToolCall) -> Void) {
    guard let index = positions[id] else { return }
    change(at: index) { content in
      guard case .tool(var tool) = content else { return }
      body(&tool)
      content = .tool(tool)
    }
  }

  mutating func changeQuestion(_ id: Entry.ID, _ state: Question.State) {
    guard let index = entries.lastIndex(where: { $0.id == id }) else { return }
    change(at: index) { content in
      guard case .question(var question) = content else { return }
      question.state = state
      content = .question(question)
    }
  }

  package mutating func remove(_ id: Entry.ID) {
    guard let index = entries.lastIndex(where: { $0.id == id }) else { return }
    remove(at: index)
  }

  /// The entries before `turnStart` are to be laid out again.
  mutating func pastChanged() { pastRevision += 1 }

  /// Notes where the messages from a place on stand now.
  mutating func reindex(from start: Int) {
    for index in start..<entries.count {
      if let message = entries[index].message { positions[message] = index }
    }
  }
}
