import QukaWire

/// A request that failed, in words for the person.
package struct Failure: Error, Equatable, Sendable {
  package var sentence: String
  /// The server decided against it (a 4xx answer): nothing was done.
  package var isRefusal = false
  /// The request may have reached the server although its answer is lost.
  package var mayHaveArrived = false
  /// The server does not know the chat (404): it was deleted elsewhere.
  package var isGone = false
  /// The server does not allow it to this user (403).
  package var isForbidden = false
  /// This side gave it up.
  package var isCancelled = false
  /// For a send: what exactly went wrong, if more is known.
  package var sending: SendFailure?

  package init(
    sentence: String, isRefusal: Bool = false, mayHaveArrived: Bool = false, isGone: Bool = false,
    isForbidden: Bool = false, isCancelled: Bool = false, sending: SendFailure? = nil
  ) {
    self.sentence = sentence
    self.isRefusal = isRefusal
    self.mayHaveArrived = mayHaveArrived
    self.isGone = isGone
    self.isForbidden = isForbidden
    self.isCancelled = isCancelled
    self.sending = sending
  }

  /// What the failure means for the question that was sent.
  var sendFailure: SendFailure {
    sending ?? (isRefusal ? .refused : mayHaveArrived ? .lost : .unsent)
  }
}
