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

/// The attempts to send one question, all under the same message id.
public struct SendAttempts: Equatable, Sendable {
  /// When the next attempt goes out.
  enum Pause: Equatable, Sendable {
    /// None is planned: one is on its way, or none is needed.
    case none
    case until(Instant)
    /// It is time; the owner begins it as soon as there is a connection.
    case over
  }

  /// The id was used by an earlier turn whose fate is unknown: "exists" then means "has arrived".
  public let isRepeat: Bool
  /// An attempt of this turn may have reached the server.
  public internal(set) var mayHaveArrived = false
  /// Attempts whose answer was lost, and those that met a busy session.
  public internal(set) var lost = 0
  public internal(set) var busy = 0
  /// Why the last attempt failed.
  public internal(set) var failure: APIError?
  var pause = Pause.none

  init(isRepeat: Bool) {
    self.isRepeat = isRepeat
  }

  /// The same as the reason of an ending.
  var reason: TurnFailure? { failure.map(TurnFailure.send) }

  /// The owner should send the question again.
  public var isDue: Bool { pause == .over }

  /// No request is on its way.
  var isPausing: Bool { pause != .none }
}
