import QukaWire

/// News of the connection, and of the list of chats.
package enum ServerNews: Equatable, Sendable {
  case connected
  /// The connection ended, and is not made again by itself.
  case closed(LossReason)
  case stillSigningIn
  /// It is tried again.
  case signInFailed(Failure)
  case listStillLoading
  case reloadingList
  case listLoaded
  /// `of` is the space, if it is that which is refused.
  case listFailed(Failure, of: Space?)
}
