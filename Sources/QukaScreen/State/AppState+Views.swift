import QukaChat
import QukaWire

// How chats are looked at, from one run to the next.
extension AppState {
  /// Keeps how a chat is looked at, if that changed.
  mutating func keepView(of key: ConversationID) -> [Effect] {
    guard case .session(let id) = key, let owner = chats.owner, chats.isKept,
      let conversation = chats.conversations[key]
    else { return [] }
    let reading = readings[key] ?? Reading()
    var view = ChatView(showsDetails: reading.showsDetails, toggles: conversation.toggles)
    if !reading.viewport.isFollowing, let anchor = reading.viewport.topPlace,
      let message = conversation.entries.first(where: { $0.id == anchor.entry })?.message
    {
      view.place = ChatView.Place(message: message, offset: anchor.depth, isBody: anchor.isBody)
    }
    guard view != reading.kept else { return [] }
    readings[key, default: Reading()].kept = view
    return [.memory(.keep(.view(view, of: id), owner))]
  }

  /// Looks at a chat as it was looked at before, unless the person has begun to look around.
  mutating func recall(_ view: ChatView, of key: ConversationID) {
    guard let conversation = chats.conversations[key] else { return }
    var reading = readings[key] ?? Reading()
    reading.kept = view
    if !reading.showsDetails { reading.showsDetails = view.showsDetails }
    let entry = view.place.flatMap { place in
      conversation.entries.first { $0.message == place.message }
    }
    if let entry, let place = view.place, reading.viewport.isFollowing, reading.viewport.held == nil
    {
      reading.viewport.jump(
        to: Viewport.Anchor(entry: entry.id, isBody: place.isBody, offset: place.offset))
    }
    readings[key] = reading
  }
}
