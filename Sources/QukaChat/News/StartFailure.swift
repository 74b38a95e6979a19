import QukaWire

/// Why the program cannot begin.
package enum StartFailure: Equatable, Sendable {
  case request(Failure)
  /// The user is a member of no space.
  case noSpace(user: String)
  case unknownSpace(String, known: [Space])
}
