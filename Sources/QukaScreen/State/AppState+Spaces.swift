import QukaChat
import QukaWire

// Spaces: which to be in, and one that is refused, in words.
extension AppState {
  /// Opens the window that switches the space.
  mutating func chooseSpace() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    if chats.otherSpaces.isEmpty {
      say(chats.space == nil ? notSignedIn : "You have no other space.", about: .key)
    } else {
      overlays.append(.palette(Palette(scope: .spaces)))
    }
    return []
  }

  /// A failed request in words.
  ///
  /// A refusal of what every member of a space may do refuses the space, which is told by its name, with the others
  /// that there are. A role that the server misspells is enough for it (docs/protocol.md §3.2).
  ///
  /// - Parameter space: the space, if it may be that which is refused.
  func words(_ failure: Failure, of space: Space?) -> String {
    guard let space, failure.isForbidden || failure.isGone else { return failure.sentence }
    let title = SpaceText.title(space)
    let fact =
      failure.isGone
      ? "The server does not know the space \(title) (404). "
      : "The server does not let you into the space \(title) (403). "
    return fact
      + (chats.otherSpaces.isEmpty
        ? "You have no other space. Ask the server's operator."
        : "Choose another with \(KeyMap.name(of: .chooseSpace)): \(SpaceText.list(chats.otherSpaces)).")
  }
}
