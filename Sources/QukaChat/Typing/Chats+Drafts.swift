import QukaWire

/// Which drafts are kept as they are now.
struct DraftMemory: Equatable, Sendable {
  /// So long after a change it is kept: typing is not held up, and a crash costs less than a second of it.
  static let pause = Duration.milliseconds(400)

  /// The space of which kept drafts are known; before, none is written over them.
  var owner: SpaceOwner?
  /// When changes are kept.
  var dueAt: Instant?
  /// What is kept of each chat: the revision of what was typed there.
  var kept: [ConversationID: Int] = [:]
  /// The chats in which something may have changed since the last look.
  var touched: Set<ConversationID> = []
}

// Drafts: what was typed and not sent is kept on this machine, and is there again after every end.
extension Chats {
  /// Notes what has changed; follows every event and every verb.
  mutating func noteDrafts() {
    drafts.touched.insert(current)
    defer { drafts.touched = [] }
    guard keepsDrafts, drafts.dueAt == nil else { return }
    if drafts.touched.contains(where: isUnkept) { drafts.dueAt = now + DraftMemory.pause }
  }

  private func isUnkept(_ key: ConversationID) -> Bool {
    conversations[key].map { $0.draftRevision != drafts.kept[key] ?? 0 }
      ?? (drafts.kept[key] != nil)
  }

  /// Keeps the drafts at the next opportunity: one of them was sent.
  mutating func hurryDrafts() { if keepsDrafts { drafts.dueAt = now } }

  mutating func advanceDrafts() {
    if let dueAt = drafts.dueAt, dueAt <= now { keepDrafts() }
  }

  /// Keeps what has changed.
  /// - Parameter isLast: the program ends.
  package mutating func keepDrafts(isLast: Bool = false) {
    drafts.dueAt = nil
    // As long as it is not known what was kept before, nothing is written over it.
    guard let owner, keepsDrafts else { return }
    for key in conversations.keys.sorted(by: { $0.place < $1.place }) {
      guard let conversation = conversations[key] else { continue }
      // At the end once more: another program may have erased what was kept.
      guard isUnkept(key) || isLast && conversation.hasDraft else { continue }
      drafts.kept[key] = conversation.draftRevision
      let draft = conversation.unsent.asKept(at: key.place, conversation.lostQuestions)
      rememberTyping(.keep(.draft(draft), owner))
    }
    forgetDrafts(among: drafts.kept.keys.filter { conversations[$0] == nil })
  }

  /// Those of chats that are no longer here, or have a name now.
  private mutating func forgetDrafts(among keys: [ConversationID]) {
    guard let owner else { return }
    for key in keys.sorted(by: { $0.place < $1.place }) {
      drafts.kept[key] = nil
      rememberTyping(.keep(.forgetDraft(key.place), owner))
    }
  }

  /// Keeps all drafts of the space before it is left. Those of new chats go along.
  mutating func leaveDrafts() {
    keepDrafts(isLast: true)
    forgetDrafts(among: drafts.kept.keys.filter { $0.session == nil })
    drafts = DraftMemory()
  }
}

extension Chats {
  /// The space whose kept drafts are still to be read, if something was typed there meanwhile.
  package var ownerOfUnreadDrafts: SpaceOwner? {
    guard keeping != .nothing, let owner, drafts.owner != owner,
      conversations.values.contains(where: \.hasDraft)
    else { return nil }
    return owner
  }

  /// What was typed is kept, as far as the disk allows.
  package var keepsDrafts: Bool {
    keeping != .nothing && drafts.owner != nil && drafts.owner == owner
  }
}

// MARK: - Recalling

extension Chats {
  /// Takes over what was typed in earlier runs. It adds to what was typed meanwhile, and nothing is sent.
  mutating func recalled(_ typing: KeptTyping, of owner: SpaceOwner) {
    guard owner == self.owner, drafts.owner != owner else { return }
    drafts.owner = owner
    prompts.recall(typing.prompts)
    for draft in typing.drafts { restore(draft) }
    let lost = typing.drafts.flatMap(\.lostPictures)
    if !lost.isEmpty { tell(.asking(.picturesLost(lost))) }
    if keeping == .typing, isUntouched { showNewChatWithDraft() }
    keepDrafts()
    rememberTyping(.typingTaken(owner))
  }

  private mutating func restore(_ draft: KeptDraft) {
    let key: ConversationID
    if let id = draft.place.chat {
      key = .session(id)
      // A chat that the list does not reach has to be in sight all the same.
      if sessions.session(id) == nil {
        sessions.include(ChatSession(id: id, title: "", createdAt: 0, latestAccessAt: 0))
      }
    } else {
      key = .draft(nextDraft)
      nextDraft += 1
      // Its number here is another one.
      drafts.kept[.draft(draft.place.number)] = drafts.kept[.draft(draft.place.number)] ?? -1
    }
    let now = now
    conversations[key, default: Conversation()].unsent.restore(draft, at: now)
  }

  /// The person was in a new chat last: there they are again, if something was typed there.
  mutating func showNewChatWithDraft() {
    guard let key = newChats.first else { return }
    _ = open(key)
  }
}

extension ConversationID {
  /// Where its draft is kept.
  var place: KeptDraft.Place {
    switch self {
    case .session(let id): KeptDraft.Place(chat: id)
    case .draft(let number): KeptDraft.Place(chat: nil, number: number)
    }
  }
}

extension KeptDraft.Place {
  fileprivate static func < (one: Self, other: Self) -> Bool {
    (one.chat?.rawValue ?? "", one.number) < (other.chat?.rawValue ?? "", other.number)
  }
}

extension Conversation {
  /// Changes with each change of what is kept as a draft; 0 when nothing ever was typed.
  fileprivate var draftRevision: Int {
    unsent.revision.number * 2 + (lostQuestions.isEmpty ? 0 : 1)
  }

  fileprivate var hasDraft: Bool { !unsent.isEmpty || !lostQuestions.isEmpty }

  /// The questions that left the input and surely never reached the server.
  package var lostQuestions: [QueuedQuestion] {
    if let turn, let sending, !turn.attempts.mayHaveArrived {
      switch turn.phase {
      case .preparing, .posting:
        return [QueuedQuestion(takenBack: sending.text, sending.options)]
      case .posted, .waiting, .streaming, .tool, .settling, .quiet, .ended: break
      }
    }
    if let failed, failed.message == nil, failed.entry != nil {
      return [QueuedQuestion(takenBack: failed.text, failed.options ?? SendOptions())]
    }
    return []
  }
}
