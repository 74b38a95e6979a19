import QukaChat

/// How a chat is looked at.
package struct Reading: Equatable, Sendable {
  package var viewport = Viewport()
  /// All thinking and all tool calls are shown in full.
  package var showsDetails = false
  /// As it was kept last.
  var kept = ChatView()
  /// Where the person was in an earlier run, until they are there again.
  var awaited: ChatView.Place?
}

extension AppState {
  /// That of the chat on screen.
  package var reading: Reading { readings[chats.current] ?? Reading() }
  package var viewport: Viewport { reading.viewport }

  /// Changes it in place.
  mutating func changeReading<Result>(_ body: (inout Reading) -> Result) -> Result {
    body(&readings[chats.current, default: Reading()])
  }
}
