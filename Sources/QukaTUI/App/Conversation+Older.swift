import QukaWire

extension Conversation {
  /// The page that holds the messages before the first one here.
  ///
  /// Pages are counted from the newest message, so that messages which came since make pages overlap:
  /// both counts can only be too low, and nothing is left out.
  var nextOlderPage: Int {
    max(stored.count / HistoryPage.size, oldestPage) + 1
  }

  /// Takes over a page from before what is here.
  mutating func takeOlder(_ messages: [Message], _ page: HistoryPage) {
    viewport.holdPlace()
    let wasLoading = older == .loading
    let top = entries.first?.id
    // Messages that were deleted since move older ones into the page before.
    let hasShrunk = page.total.map { $0 < total } ?? false
    let isKnown = messages.contains { positions[$0.id] != nil }
    if wasLoading { older = .available }
    merge(messages, page)
    oldestPage = max(oldestPage, page.number)
    if hasShrunk, !isKnown, !messages.isEmpty, bridge == nil, let top {
      bridge = Bridge(entry: top, page: page.number - 1)
    }
    if wasLoading, messages.isEmpty { older = .none }
  }

  /// Whether the server holds messages from before what is here.
  mutating func noteOlder(_ count: Int, _ page: HistoryPage) {
    total = max(page.total ?? 0, stored.count)
    switch older {
    case .loading, .failed: return
    case .none, .available: break
    }
    let total = page.total ?? count
    // A server that tells no total: a full page is followed by another.
    let mayHaveMore = total <= count && count >= HistoryPage.size
    if page.number == 1, stored.count > count, older == .none { return }
    older = stored.count < total || mayHaveMore ? .available : .none
  }
}
