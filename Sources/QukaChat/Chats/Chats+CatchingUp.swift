import QukaWire

/// The order in which chats catch up after an outage: what the person waits for at once, the others a few
/// at a time behind it, so that a hundred open chats neither flood the server nor delay the one on screen.
extension Chats {
  /// How many chats that nobody waits for read their history at the same time.
  static let backgroundFetches = 4

  /// The chat is on screen, has something under way, or the person asked for its title.
  func isAwaited(_ id: SessionID) -> Bool {
    let key = ConversationID.session(id)
    if key == current || titles.isWaiting(id) { return true }
    guard let conversation = conversations[key] else { return false }
    return conversation.isGenerating || conversation.sending != nil
      || !conversation.queue.isEmpty
  }

  /// Nothing that is awaited is being read or about to be, and there is room for one more.
  var mayFetchInBackground: Bool {
    guard connection.isConnected, !isCurrentAboutToSubscribe else { return false }
    let loading = conversations.filter { $0.value.record.newest == .loading }.keys.compactMap(
      \.session)
    return loading.count < Self.backgroundFetches && !loading.contains { isAwaited($0) }
  }

  private var isCurrentAboutToSubscribe: Bool {
    guard let id = currentSession else { return false }
    return subscriptions.contains(id) && !conversation.channel.isOpen
  }

  /// Goes on with the chats that wait for their turn, the last used first, then those of which nobody knows whether they
  /// still exist.
  mutating func fetchInBackground() -> [ServerEffect] {
    var effects: [ServerEffect] = []
    let doubtful = chats { $0.channel.refusal != nil }.compactMap(\.session)
    for id in subscriptions.reversed() + doubtful + absentChats
    where conversations[.session(id)]?.record.isWanted == true {
      guard mayFetchInBackground else { break }
      effects += fetchWantedHistory(id)
    }
    return effects
  }
}
