import QukaWire

/// What became of the last question.
package enum Delivery: Equatable, Sendable {
  /// None is under way, and none has failed.
  case none
  case sending(Sending)
  /// It got no whole answer.
  case failed(FailedQuestion)

  /// A question on its way to the server.
  package struct Sending: Equatable, Sendable {
    package var turn: TurnID
    package var text: String
    package var options: SendOptions
    package var message: MessageID?
    package var entry: Entry.ID
    /// Nothing of it could go out; why is known soon.
    var doubt: Doubt?
  }

  /// A request before the question got no answer. The connection may be lost with it, and be known to be in a moment.
  struct Doubt: Equatable, Sendable {
    var news: AskingNews
    var until: Instant
  }

  package var sending: Sending? {
    if case .sending(let sending) = self { return sending }
    return nil
  }

  package var failed: FailedQuestion? {
    if case .failed(let failed) = self { return failed }
    return nil
  }

  mutating func name(_ message: MessageID) {
    guard case .sending(var sending) = self else { return }
    sending.message = message
    self = .sending(sending)
  }

  mutating func doubt(_ doubt: Doubt) {
    guard case .sending(var sending) = self else { return }
    sending.doubt = doubt
    self = .sending(sending)
  }

  /// The question is not on its way any more.
  mutating func endSending() { if case .sending = self { self = .none } }

  mutating func forgetFailure() { if case .failed = self { self = .none } }
}
