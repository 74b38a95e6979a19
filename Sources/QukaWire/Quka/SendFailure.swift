/// Why a question got no receipt, as far as the next step depends on it (docs/protocol.md §2.2, §3.4).
public enum SendFailure: Equatable, Sendable {
  /// Nothing of this request reached the server.
  case unsent
  /// The request may have been carried out; its answer is lost or says nothing.
  case lost
  /// 403 `error.forbidden`: another send of the session is being taken in; this one was not stored.
  case busy
  /// 403 `error.exist`: the session has a message with this id.
  case duplicate
  /// Any other refusal: nothing was stored.
  case refused
  /// The server failed in its own words (500): nobody knows what it did, and it would do so again.
  case failed
  /// The question was stored, but no answer will come: the receipt names none.
  case noAnswer
}
