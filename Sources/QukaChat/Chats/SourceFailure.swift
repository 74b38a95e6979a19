/// Why a source cannot be read.
package enum SourceFailure: Equatable, Sendable {
  /// Nobody is signed in yet.
  case notConnected
  /// The server does not know it, or not in this space.
  case gone
  case request(Failure)
}
