import QukaWire

/// Whose something is that is kept on this machine, at the server that the program was started for.
package struct SpaceOwner: Hashable, Sendable {
  package var user: String
  package var space: SpaceID

  package init(user: String, space: SpaceID) {
    self.user = user
    self.space = space
  }
}
