import Dispatch
import QukaChat
import QukaScreen
import QukaStore
import QukaWire
import Synchronization

/// Keeps what the chats want kept for one token at one server, and reads it back; nothing waits for the disk.
struct MemoryDesk: Sendable {
  private let store: Store
  private let writers: DraftWriters
  /// Where drafts become texts, in their order: long ones take longer than a key may wait.
  private let texts = DispatchQueue(label: "drafts")
  private let server: String
  private let fingerprint: String
  private var post: @Sendable (MemoryEvent) -> Void

  /// - Parameters:
  ///   - server: its address.
  ///   - token: only its fingerprint is kept.
  ///   - post: takes what was read, on another thread.
  init(
    store: Store, writers: DraftWriters, server: String, token: String,
    post: @escaping @Sendable (MemoryEvent) -> Void
  ) {
    self.store = store
    self.writers = writers
    self.server = server
    fingerprint = TokenFingerprint.of(token)
    self.post = post
  }

  func perform(_ effect: MemoryEffect) {
    switch effect {
    case .recallSignIn:
      store.signIn(server: server, fingerprint: fingerprint) { post(.signInRecalled($0)) }
    case .keepSignIn(let signIn):
      store.keep(signIn, server: server, fingerprint: fingerprint)
    case .recallChats(let owner): recallChats(owner)
    case .recallTyping(let owner): recallTyping(of: stored(owner), owner)
    case .typingTaken(let owner): forgetTakenOver(of: stored(owner))
    case .recallPage(let chat, let before, let owner): recallPage(chat, before: before, owner)
    case .keep(.draft(let draft), let owner): keep(draft, of: stored(owner))
    case .keep(.forgetDraft(let place), let owner):
      let (place, owner) = (stored(place), stored(owner))
      texts.async { [store] in store.keep(.forgetDraft(place), of: owner) }
    case .keep(let change, let owner):
      for change in Self.changes(change) { store.keep(change, of: stored(owner)) }
    case .find(let text, let number, let owner):
      find(text, FoundTexts(), after: nil, number: number, stored(owner))
    case .endFinding: store.endSearch()
    }
  }

  /// Deletes chats that are deleted at the server.
  func forget(_ chats: [SessionID: SpaceOwner]) {
    for (chat, owner) in chats { store.keep(.forgetChat(chat), of: stored(owner)) }
  }

  /// Reads what was typed, and waits for it.
  /// - Returns: nil if it was not read in time.
  func typing(of owner: SpaceOwner, within duration: DispatchTimeInterval) -> KeptTyping? {
    let found = Found()
    var desk = self
    desk.post = { event in
      guard case .typingRecalled(let typing, _) = event else { return }
      found.typing.withLock { $0 = typing }
      found.isThere.signal()
    }
    desk.recallTyping(of: stored(owner), owner)
    _ = found.isThere.wait(timeout: .now() + duration)
    return found.typing.withLock { $0 }
  }

  private final class Found: Sendable {
    let typing = Mutex<KeptTyping?>(nil)
    let isThere = DispatchSemaphore(value: 0)
  }

  /// Waits until everything is in the file, a second at most: what was typed last is part of it.
  /// - Returns: whether it is.
  func flush() -> Bool {
    texts.sync {}
    return store.flush(within: .seconds(1))
  }

  /// The same, half a second at most; then nothing is kept any more.
  func finish() {
    texts.sync {}
    store.end(within: .milliseconds(500))
  }

  private func stored(_ owner: SpaceOwner) -> StoreOwner {
    StoreOwner(server: server, user: owner.user, space: owner.space, fingerprint: fingerprint)
  }

  private func recallChats(_ owner: SpaceOwner) {
    let stored = stored(owner)
    store.place(of: stored) { [store, post] last in
      store.arrangements(of: stored) { arrangements in
        store.chats(of: stored, limit: Self.firstChats) { chats in
          post(.chatsRecalled(KeptChats(chats, arrangements, last: last), owner))
          guard chats.count == Self.firstChats else { return }
          store.chats(of: stored) { post(.chatsRecalled(KeptChats($0, arrangements), owner)) }
        }
      }
    }
  }

  /// The chats that are read before the others: as many as are on screen, and some.
  private static let firstChats = 200

  private func recallPage(_ chat: SessionID, before message: MessageID?, _ owner: SpaceOwner) {
    let stored = stored(owner)
    if let message {
      store.messages(in: chat, of: stored, before: message, limit: KeptPage.size) { [post] page in
        post(.pageRecalled(chat, KeptPage(page), owner))
      }
      return
    }
    store.view(of: chat, stored) { [store, post] view in
      store.messages(in: chat, of: stored, limit: KeptPage.size) { page in
        post(.pageRecalled(chat, KeptPage(page, view.map(ChatView.init)), owner))
      }
    }
  }

  private static func changes(_ change: MemoryChange) -> [StoreChange] {
    switch change {
    case .chats(let chats): chats.map(StoreChange.keepChat)
    case .withoutServer(let id): [.keepWithoutServer(id)]
    case .forget(let id): [.forgetChat(id)]
    case .page(let messages, let id): [.keepPage(messages, in: id)]
    case .messages(let messages, let id): [.keepMessages(messages, in: id)]
    case .coverage(let coverage, let id):
      [.keepCoverage(StoredCoverage(usedAt: coverage.usedAt, count: coverage.count), of: id)]
    case .view(let view, let id): [.keepView(StoredView(view), of: id)]
    case .arrangement(let arrangement, let id):
      [
        .keepArrangement(
          StoredArrangement(
            chat: id, title: arrangement.title, isArchived: arrangement.isArchived))
      ]
    case .place(let id): [.keepPlace(id)]
    case .prompt(let text): [.keepPrompt(text)]
    case .draft, .forgetDraft: []
    }
  }
}

// MARK: - Drafts

extension MemoryDesk {
  private func stored(_ place: KeptDraft.Place) -> StoredDraft.Place {
    StoredDraft.Place(writer: writers.own, chat: place.chat, number: place.number)
  }

  private func keep(_ draft: KeptDraft, of owner: StoreOwner) {
    let place = stored(draft.place)
    texts.async { [store] in store.keep(.keepDraft(StoredDraft(draft, at: place)), of: owner) }
  }

  /// The drafts of this program's number, and of those that have ended.
  private func recallTyping(of stored: StoreOwner, _ owner: SpaceOwner) {
    store.drafts(of: stored) { [store, writers, post] drafts in
      _ = writers.own
      guard writers.takesOver(Set(drafts.map(\.place.writer))) else {
        let mine = drafts.filter { writers.holds($0.place.writer) }
        return store.prompts(of: stored) { prompts in
          post(
            .typingRecalled(KeptTyping(drafts: mine.map(KeptDraft.init), prompts: prompts), owner))
        }
      }
      // They may have changed until their program ended.
      recallTyping(of: stored, owner)
    }
  }

  /// What belonged to programs that have ended is kept as this one's: theirs goes.
  private func forgetTakenOver(of owner: StoreOwner) {
    let own = writers.own
    texts.async { [store, writers] in
      store.drafts(of: owner) { drafts in
        for draft in drafts where draft.place.writer != own && writers.holds(draft.place.writer) {
          store.keep(.forgetDraft(draft.place), of: owner)
        }
      }
    }
  }
}

// MARK: - Finding

extension MemoryDesk {
  /// Goes on until enough was found or everything was searched.
  private func find(
    _ text: String, _ found: FoundTexts, after place: SearchCursor?, number: Int,
    _ owner: StoreOwner
  ) {
    store.search(text, of: owner, after: place, limit: FoundTexts.limit) { page in
      guard let page else { return }
      var found = found
      if place == nil { found.chats = page.chats }
      let room = FoundTexts.limit - found.texts.count
      found.texts += page.messages.prefix(room).map(FoundText.init)
      found.hasMore = page.more != nil || page.messages.count > room
      post(.found(found, number: number))
      guard let more = page.more, found.texts.count < FoundTexts.limit else { return }
      find(text, found, after: more, number: number, owner)
    }
  }
}
