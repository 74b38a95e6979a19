import QukaChat
import QukaWire

// The search in all chats: its window is the palette's.
extension AppState {
  /// The chats are searched as long as the window is open, and for what stands in it.
  mutating func followFinding() -> [Effect] {
    if case .palette(let palette) = overlays.last, palette.scope == .chats {
      let query = palette.query.text
      return act { $0.find(query) }
    }
    return chats.finding == nil ? [] : actAlone { $0.endFinding() }
  }

  /// Goes to a message that was found.
  mutating func open(_ found: FoundText, soughtBy query: String) -> [Effect] {
    soughtText = query
    return act { $0.open(found.chat, at: found.message) }
  }

  /// The message is here: its first match comes on screen, and the keys of the search lead on from there.
  mutating func showFound(_ entry: Entry.ID, in key: ConversationID) {
    readings[key, default: Reading()].viewport.jump(to: Viewport.Anchor(entry: entry, offset: 0))
    guard let query = soughtText else { return }
    soughtText = nil
    if overlays.isEmpty { overlays.append(.search(SearchBox(query, at: entry))) }
  }
}
