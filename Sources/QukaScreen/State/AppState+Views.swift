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
    guard chats.conversations[key] != nil else { return }
    var reading = readings[key] ?? Reading()
    reading.kept = view
    if !reading.showsDetails { reading.showsDetails = view.showsDetails }
    reading.awaited = view.place
    readings[key] = reading
    goToAwaited(in: key)
  }

  /// Goes to where the person was, once that much of the chat is here: an answer that still runs comes bit by bit.
  mutating func goToAwaited(in key: ConversationID) {
    guard let reading = readings[key], let place = reading.awaited, reading.viewport.isFollowing,
      reading.viewport.held == nil,
      let entry = chats.conversations[key]?.entries.first(where: { $0.message == place.message })
    else { return }
    readings[key]?.viewport.jump(
      to: Viewport.Anchor(entry: entry.id, isBody: place.isBody, offset: place.offset))
  }

  /// The person is there, or has begun to look around.
  mutating func endAwaiting(unless isFollowing: Bool = false) {
    guard !isFollowing, reading.awaited != nil else { return }
    changeReading { $0.awaited = nil }
  }

  /// So long after the person has moved it is kept where they are: a crash costs no more than that.
  private static let viewPause = Duration.seconds(1)

  /// Notes that the person may have moved in the chat on screen.
  mutating func noteView() {
    guard viewDueAt == nil, chats.current.session != nil, chats.isKept,
      !viewport.isFollowing || reading.kept.place != nil
    else { return }
    viewDueAt = now + Self.viewPause
  }

  mutating func keepViewIfDue() -> [Effect] {
    guard let due = viewDueAt, due <= now else { return [] }
    viewDueAt = nil
    return keepView(of: chats.current)
  }
}
