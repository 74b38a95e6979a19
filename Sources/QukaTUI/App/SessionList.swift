import QukaWire

/// The list of chats: newest first, with a selection that stays on its chat when the order changes.
struct SessionList: Equatable, Sendable {
  enum Loading: Equatable, Sendable {
    case idle
    case loading(page: Int)
    case failed(String)
  }

  static let pageSize = 50

  private(set) var sessions: [ChatSession] = []
  private(set) var total = 0
  private(set) var pages = 0
  var selected: SessionID?
  var loading: Loading = .idle

  var isEmpty: Bool { sessions.isEmpty }
  var hasMore: Bool { sessions.count < total }

  var selectedIndex: Int? {
    guard let selected else { return nil }
    return sessions.firstIndex { $0.id == selected }
  }

  func session(_ id: SessionID) -> ChatSession? { sessions.first { $0.id == id } }

  /// Takes over a page: known chats are refreshed, new ones appended.
  mutating func merge(_ page: Page<ChatSession>, number: Int) {
    loading = .idle
    total = max(page.total, page.items.count)
    pages = max(pages, number)
    for session in page.items {
      if let index = sessions.firstIndex(where: { $0.id == session.id }) {
        sessions[index] = session
      } else {
        sessions.append(session)
      }
    }
    sort()
    if selected == nil { selected = sessions.first?.id }
  }

  /// A chat that was just created here.
  mutating func insert(_ session: ChatSession) {
    sessions.insert(session, at: 0)
    total += 1
    selected = session.id
  }

  mutating func rename(_ id: SessionID, to title: String) {
    guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
    sessions[index].title = title
  }

  /// Moves a chat to the top, as the server does when it is used.
  mutating func touch(_ id: SessionID) {
    guard let index = sessions.firstIndex(where: { $0.id == id }), index > 0 else { return }
    var session = sessions.remove(at: index)
    session.latestAccessAt = max(session.latestAccessAt, sessions[0].latestAccessAt)
    sessions.insert(session, at: 0)
  }

  mutating func remove(_ id: SessionID) {
    guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
    sessions.remove(at: index)
    total = max(0, total - 1)
    if selected == id {
      selected = sessions.isEmpty ? nil : sessions[min(index, sessions.count - 1)].id
    }
  }

  mutating func moveSelection(by offset: Int) {
    guard !sessions.isEmpty else { return }
    let index = (selectedIndex ?? 0) + offset
    selected = sessions[max(0, min(index, sessions.count - 1))].id
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
