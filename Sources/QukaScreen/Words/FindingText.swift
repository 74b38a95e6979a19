import QukaChat

/// The search in all chats, in words.
enum FindingText {
  /// How far it is, or why it finds less than there is; nil when there is nothing to say.
  static func status(_ state: AppState, isShort: Bool) -> String? {
    guard let finding = state.chats.finding else { return nil }
    guard state.chats.isKept else {
      return isShort ? "titles only" : "titles only: no chats are kept"
    }
    if let (read, all) = state.chats.readingProgress {
      return isShort ? "older… \(read)/\(all)" : "searching older… \(read) of \(all) chats"
    }
    if finding.isAwaited { return "searching…" }
    if state.chats.connection.isOffline || !state.chats.hasSignedIn {
      return isShort ? "offline" : "offline: searching what is kept here"
    }
    return finding.found.hasMore ? "the latest \(finding.found.texts.count) places" : nil
  }

  /// Why no line is there.
  static func nothing(_ palette: Palette, _ state: AppState) -> String {
    if palette.query.isEmpty { return "No chats yet" }
    return palette.scope == .chats && state.chats.finding?.isAwaited == true
      ? "Searching…" : "No match"
  }
}
