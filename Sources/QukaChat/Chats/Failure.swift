import QukaWire

/// A request that failed, and what is known of it besides.
package struct Failure: Error, Equatable, Sendable {
  package var error: APIError
  /// The program has just been started: the server may be the wrong one.
  package var isAtStart: Bool
  /// For a send: whether anything of it went out.
  package var isWritten: Bool

  package init(_ error: APIError, isAtStart: Bool = false, isWritten: Bool = true) {
    self.error = error
    self.isAtStart = isAtStart
    self.isWritten = isWritten
  }

  /// The request may have reached the server although its answer is lost.
  var mayHaveArrived: Bool { error.mayHaveArrived && isWritten }
  /// The server does not know the chat (404): it was deleted elsewhere.
  package var isGone: Bool { error.isGone }
  /// The server does not allow it to this user (403).
  package var isForbidden: Bool { error.isForbidden }
  /// This side gave it up.
  var isCancelled: Bool { error == .cancelled }

  /// What the failure means for the question that was sent.
  var sendFailure: SendFailure { SendFailure(error, isWritten: isWritten) }
}
