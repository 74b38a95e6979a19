import QukaWire

/// Whose something is: a space of a user of a server, as one token sees it.
package struct StoreOwner: Equatable, Sendable {
  /// The server's address.
  package var server: String
  package var user: String
  package var space: SpaceID
  /// Tells tokens apart and does not tell the token.
  package var fingerprint: String

  package init(server: String, user: String, space: SpaceID, fingerprint: String) {
    self.server = server
    self.user = user
    self.space = space
    self.fingerprint = fingerprint
  }
}
