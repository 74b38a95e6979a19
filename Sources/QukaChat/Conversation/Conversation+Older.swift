import QukaWire

extension Conversation {
  /// The page that holds the messages before the first one here.
  ///
  /// Pages are counted from the newest message, so that messages which came since make pages overlap:
  /// both counts can only be too low, and nothing is left out. The first page is the newest and never older, however
  /// few of its messages could be read.
  package var nextOlderPage: Int {
    max(record.messages.count / HistoryPage.size, record.oldestPage, 1) + 1
  }

  /// Whether a page that brought nothing new lies so far behind what is here that messages which came since do not
  /// explain it: the server does not count pages, and would be asked without end.
  func isAstray(_ page: HistoryPage) -> Bool {
    page.number > record.messages.count / HistoryPage.size + Self.barrenPages
  }

  /// Pages in a row that may bring nothing new: as many messages as came since history was read last.
  private static let barrenPages = 10

  /// Takes over a page from before what is here.
  mutating func takeOlder(_ messages: [Message], _ page: HistoryPage) {
    let wasLoading = record.older == .loading
    let top = entries.first?.id
    // Messages that were deleted since move older ones into the page before.
    let hasShrunk = page.total.map { $0 < record.total } ?? false
    let isKnown = messages.contains { transcript.positions[$0.id] != nil }
    if wasLoading { record.older = .available }
    merge(messages, page)
    settleOpenMessages(messages, at: page.receivedAt)
    record.oldestPage = max(record.oldestPage, page.number)
    if hasShrunk, !isKnown, !messages.isEmpty, record.bridge == nil, let top {
      record.bridge = Record.Bridge(entry: top, page: page.number - 1)
    }
    if wasLoading, messages.isEmpty { record.older = .none }
  }

  /// Whether the server holds messages from before what is here.
  mutating func noteOlder(_ count: Int, _ page: HistoryPage) {
    record.total = max(page.total ?? 0, record.messages.count)
    switch record.older {
    case .loading, .failed: return
    case .none, .available: break
    }
    let total = page.total ?? count
    // A server that tells no total: a full page is followed by another.
    let mayHaveMore = total <= count && count >= HistoryPage.size
    if page.number == 1, record.messages.count > count, record.older == .none { return }
    record.older = record.messages.count < total || mayHaveMore ? .available : .none
  }
}
