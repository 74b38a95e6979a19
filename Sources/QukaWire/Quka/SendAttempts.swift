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
