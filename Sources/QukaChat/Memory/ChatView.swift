import QukaWire

/// How a chat is looked at, and what is asked there: kept from one run to the next.
package struct ChatView: Equatable, Sendable {
  /// What stands at the top of the screen.
  package struct Place: Equatable, Sendable {
    package var message: MessageID
    /// Rows of it that are above the screen, as wide as it was.
    package var offset: Int
    /// They are counted from the beginning of its text.
    package var isBody: Bool

    package init(message: MessageID, offset: Int, isBody: Bool) {
      self.message = message
      self.offset = offset
      self.isBody = isBody
    }
  }

  /// Nil at the end.
  package var place: Place?
  package var showsDetails = false
  /// Nil: those of the space.
  package var toggles: Set<Toggle>?

  package init(place: Place? = nil, showsDetails: Bool = false, toggles: Set<Toggle>? = nil) {
    self.place = place
    self.showsDetails = showsDetails
    self.toggles = toggles
  }
}
