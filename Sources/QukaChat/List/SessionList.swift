import QukaWire

/// The list of chats: newest first, with a selection that stays on its chat when the order changes.
package struct SessionList: Equatable, Sendable {
  package enum Loading: Equatable, Sendable {
    case idle
    case loading(page: Int)
    /// The first page is asked for again; of what nobody asked for a failure says nothing.
    case refreshing(isAsked: Bool)
    case failed(Failure, of: Space?)
  }

  package static let pageSize = 50

  package private(set) var sessions: [ChatSession] = [] {
    didSet { placesByTitle = nil }
  }
  package private(set) var total = 0
  package private(set) var pages = 0
  /// The selected chat, which may be one that the server does not know yet.
  package var selection: ConversationID?
  /// That of the server's chats; nil when another is selected.
  package var selected: SessionID? {
    get { selection?.session }
    set { selection = newValue.map(ConversationID.session) }
  }
  package var loading: Loading = .idle
  /// When the first page was asked for again.
  private var refreshedAt: Instant?
  /// The chats that were here then: those that the page should hold and does not are gone.
  private var expected: Set<SessionID> = []

  /// Chats that are being deleted: out of sight, whatever the server tells of them.
  private var hidden: [SessionID: Hidden] = [:]

  private struct Hidden: Equatable, Sendable {
    var session: ChatSession
    /// Where it stood, and below which chat.
    var index: Int
    var above: SessionID?
  }

  /// Chats of the list that the server lacks; who knows which are needed here has the others dropped.
  package private(set) var absent: Set<SessionID> = []
  /// Chats that are kept on this machine and no longer at the server.
  package private(set) var withoutServer: Set<SessionID> = []

  /// What the person made of chats, also of some that are not in the list.
  private var arrangements: [SessionID: Arrangement] = [:] {
    didSet { placesByTitle = nil }
  }
  /// The places of the chats in the order of their titles; nil when that has to be found anew.
  private var placesByTitle: [Int]?

  /// The titles of chats that left the list while they may still be on screen.
  private var formerTitles: [SessionID: String] = [:]

  package var isEmpty: Bool { sessions.isEmpty }
  var hasMore: Bool { known < min(total, Limits.chats) }
  private var known: Int { sessions.count + hidden.count - absent.count - withoutServer.count }

  var byID: [SessionID: ChatSession] {
    Dictionary(sessions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  package var selectedIndex: Int? {
    guard let selected else { return nil }
    return sessions.firstIndex { $0.id == selected }
  }

  package func session(_ id: SessionID) -> ChatSession? { sessions.first { $0.id == id } }

  /// The title of a chat that is in the list, or was; one that the person gave it comes first.
  package func title(of id: SessionID) -> String? {
    arrangements[id]?.title ?? serverTitle(of: id)
  }

  /// The same for a chat of the list, without a search for it.
  package func title(of chat: ChatSession) -> String { arrangements[chat.id]?.title ?? chat.title }

  func serverTitle(of id: SessionID) -> String? {
    (session(id) ?? hidden[id]?.session)?.title ?? formerTitles[id]
  }

  func arrangement(of id: SessionID) -> Arrangement { arrangements[id] ?? Arrangement() }

  package func isArchived(_ id: SessionID) -> Bool { arrangement(of: id).isArchived }

  mutating func arrange(_ id: SessionID, _ arrangement: Arrangement) {
    arrangements[id] = arrangement.isEmpty ? nil : arrangement
  }

  /// Nothing of the chat is here any more.
  package mutating func forget(_ id: SessionID) {
    remove(id)
    formerTitles[id] = nil
    arrangements[id] = nil
  }

  /// The page that goes on where the list ends; chats that went away move it up.
  package var nextPage: Int { min(pages, known / Self.pageSize) + 1 }

  /// Whether the first page should be asked for again now: unasked, at most every five seconds.
  mutating func beginRefresh(at now: Instant, isAsked: Bool = false) -> Bool {
    switch loading {
    case .loading: return false
    case .refreshing(let wasAsked):
      loading = .refreshing(isAsked: wasAsked || isAsked)
      return false
    case .idle, .failed: break
    }
    if !isAsked, let refreshedAt, now - refreshedAt < .seconds(5) { return false }
    refreshedAt = now
    expectAll()
    loading = .refreshing(isAsked: isAsked)
    return true
  }

  /// A page did not come. Returns whether that is to be said: the next refresh may work.
  ///
  /// - Parameter space: the space, if it is that which is refused.
  package mutating func fail(_ failure: Failure, of space: Space?) -> Bool {
    expected = []
    refreshedAt = nil
    switch loading {
    case .refreshing(let isAsked):
      loading = pages == 0 ? .failed(failure, of: space) : .idle
      return isAsked
    case .loading(page: 1) where !isEmpty:
      loading = .idle
      return false
    case .loading, .idle, .failed:
      loading = .failed(failure, of: space)
      return true
    }
  }

  /// Notes the chats that others deleted: those that should stand in the first page and do not.
  private mutating func noteMissing(from page: Page<ChatSession>, keeping busy: Set<SessionID>) {
    let present = Set(page.items.map(\.id))
    let isWhole = page.items.count >= page.total
    let oldest = page.items.map(\.latestAccessAt).min() ?? .max
    for session in sessions + hidden.values.map(\.session)
    where expected.contains(session.id) && !present.contains(session.id)
      && !busy.contains(session.id) && (isWhole || session.latestAccessAt > oldest)
    {
      absent.insert(session.id)
    }
    expected = []
  }

  /// The server does not know the chat.
  mutating func miss(_ id: SessionID) {
    guard session(id) != nil, absent.insert(id).inserted else { return }
    total = max(0, total - 1)
  }

  /// The server knows the chat, though its list lacks it.
  mutating func find(_ id: SessionID) {
    withoutServer.remove(id)
    if absent.remove(id) != nil { total += 1 }
  }

  /// Drops the chats that the server lacks, but for those that stay. The selection goes to the next chat that is kept.
  mutating func dropAbsent(unless stays: (SessionID) -> Bool) {
    let leaving = absent.filter { hidden[$0] == nil && !stays($0) }
    guard !leaving.isEmpty else { return }
    absent.subtract(leaving)
    var kept: [ChatSession] = []
    var wasSelected = false
    for session in sessions {
      if leaving.contains(session.id) {
        remember(session)
        wasSelected = wasSelected || selected == session.id
      } else {
        kept.append(session)
        if wasSelected { selected = session.id }
        wasSelected = false
      }
    }
    sessions = kept
    if wasSelected { selected = kept.last?.id }
  }

  private mutating func remember(_ former: ChatSession) {
    if formerTitles.count >= Limits.chats { formerTitles = [:] }
    formerTitles[former.id] = former.title
  }

  /// Takes over a page: known chats are refreshed, new ones appended as long as there is room.
  ///
  /// It costs what is here and a page, however many rows a server sends: what was not asked for is not looked at.
  ///
  /// - Parameter busy: chats in which something runs; they stay even if the page does not know them yet.
  mutating func merge(
    _ page: Page<ChatSession>, number: Int, keeping busy: Set<SessionID> = []
  ) {
    loading = .idle
    let page = Page(items: Array(page.items.prefix(Self.pageSize)), total: page.total)
    if number == 1 { noteMissing(from: page, keeping: busy) }
    absent.subtract(page.items.map(\.id))
    withoutServer.subtract(page.items.map(\.id))
    total = max(page.total, page.items.count)
    pages = max(pages, number)
    var places: [SessionID: Int] = [:]
    for (index, session) in sessions.enumerated() { places[session.id] = index }
    for var session in page.items {
      let known = places[session.id]
      let title = SessionTitle.clean(session.title) ?? ""
      let isWorse = title.isEmpty || SessionTitle.isProvisional(title)
      let former = known.map { sessions[$0].title } ?? hidden[session.id]?.session.title
      session.title = isWorse ? former ?? title : title
      if hidden[session.id] != nil {
        hidden[session.id]?.session = session
      } else if let index = known {
        session.latestAccessAt = max(session.latestAccessAt, sessions[index].latestAccessAt)
        sessions[index] = session
      } else if sessions.count < Limits.chats {
        places[session.id] = sessions.count
        sessions.append(session)
      }
    }
    sort()
    if selection == nil { selected = sessions.first?.id }
  }

  /// Takes over what was kept on this machine: it stands for the server's list until that comes, and adds the chats that
  /// the server no longer has.
  mutating func recall(_ kept: KeptChats) {
    arrangements.merge(kept.arrangements) { here, _ in here }
    let here = byID
    for chat in kept.chats where here[chat.id] == nil && hidden[chat.id] == nil {
      let isLacking = kept.withoutServer.contains(chat.id)
      guard isLacking || pages == 0, sessions.count < Limits.chats else { continue }
      sessions.append(chat)
      if isLacking {
        withoutServer.insert(chat.id)
      } else if loading == .loading(page: 1) {
        expected.insert(chat.id)
      }
    }
    total = max(total, known)
    sort()
    if selection == nil { selected = sessions.first?.id }
  }

  /// Adds a chat that the list does not reach yet.
  mutating func include(_ chat: ChatSession) {
    guard session(chat.id) == nil, hidden[chat.id] == nil else { return }
    sessions.append(chat)
    total = max(total, known)
    sort()
  }

  /// The server lacks a chat that stays on this machine.
  mutating func keepWithoutServer(_ id: SessionID) {
    guard session(id) != nil else { return }
    absent.remove(id)
    withoutServer.insert(id)
  }

  /// The next first page should hold every chat that is here.
  mutating func expectAll() {
    expected = Set(sessions.map(\.id)).union(hidden.keys).subtracting(withoutServer)
  }

  /// A chat that was just created here; a refresh may have told of it first.
  package mutating func insert(_ session: ChatSession) {
    if let index = sessions.firstIndex(where: { $0.id == session.id }) {
      sessions.remove(at: index)
      find(session.id)
    } else {
      total += 1
    }
    sessions.insert(session, at: 0)
    selected = session.id
  }

  /// Takes a chat out of sight; the selection goes to its neighbour.
  mutating func hide(_ id: SessionID) {
    guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
    let above = index > 0 ? sessions[index - 1].id : nil
    hidden[id] = Hidden(session: sessions.remove(at: index), index: index, above: above)
    selectNeighbour(of: id, at: index)
  }

  /// Brings a hidden chat back to its place, and selects it.
  mutating func unhide(_ id: SessionID) {
    guard let former = hidden.removeValue(forKey: id) else { return }
    let below = former.above.flatMap { above in sessions.firstIndex { $0.id == above } }
    let index = below.map { $0 + 1 } ?? min(former.index, sessions.count)
    sessions.insert(former.session, at: index)
    selected = id
  }

  package mutating func rename(_ id: SessionID, to title: String) {
    hidden[id]?.session.title = title
    guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
    sessions[index].title = title
  }

  /// Moves a chat to the top, as the server does when it is used.
  ///
  /// - Parameter time: what is known of the time of the use, in Unix seconds: the beginning of the day.
  mutating func touch(_ id: SessionID, at time: Int = 0) {
    guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
    var session = sessions.remove(at: index)
    let newest = sessions.first?.latestAccessAt ?? 0
    session.latestAccessAt = max(session.latestAccessAt, newest, time)
    sessions.insert(session, at: 0)
  }

  package mutating func remove(_ id: SessionID) {
    find(id)
    if let former = hidden.removeValue(forKey: id) {
      remember(former.session)
      total = max(0, total - 1)
    }
    guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
    remember(sessions.remove(at: index))
    total = max(0, total - 1)
    selectNeighbour(of: id, at: index)
  }

  private mutating func selectNeighbour(of id: SessionID, at index: Int) {
    guard selected == id else { return }
    selected = sessions.isEmpty ? nil : sessions[min(index, sessions.count - 1)].id
  }

  /// The places of the chats by their titles; those without one come last.
  var titleOrder: [Int] { placesByTitle ?? sortedByTitle }

  /// Sorts once for all frames until something changes.
  mutating func keepTitleOrder() {
    if placesByTitle == nil { placesByTitle = sortedByTitle }
  }

  private var sortedByTitle: [Int] {
    sessions.enumerated().map { (title: title(of: $1).lowercased(), place: $0) }
      .sorted {
        ($0.title.isEmpty ? 1 : 0, $0.title, $0.place) < (
          $1.title.isEmpty ? 1 : 0, $1.title, $1.place
        )
      }
      .map(\.place)
  }

  /// Newest access first; equal times keep their order, so nothing jumps.
  private mutating func sort() {
    sessions = sessions.enumerated()
      .sorted {
        $0.element.latestAccessAt != $1.element.latestAccessAt
          ? $0.element.latestAccessAt > $1.element.latestAccessAt : $0.offset < $1.offset
      }
      .map(\.element)
  }
}
