/// The places where a test may come between the server and its clients: all that the server knows of faults.
///
/// The server asks on its event loop and, where a member says so, under a lock; an answer comes at once.
package protocol Interference: Sendable {
  // MARK: - Requests

  /// What every new request and every new WebSocket gets; `nil` while the server is there.
  var outage: Outcome? { get }

  /// A request has found its route: carries it out and answers it, in whatever way.
  func meet(_ exchange: Exchange)

  // MARK: - Connections

  /// A WebSocket is open.
  func opened(_ socket: Socket)

  /// A connection has ended, or its WebSocket begins to; called more than once.
  func ended(connection: Int)

  /// What becomes of the next frame on a WebSocket and of all that follow it.
  func fate(of frame: String) -> FrameFate

  /// Whether the next token is refused, whatever it is.
  func refusesToken() -> Bool

  /// The error that the next subscription meets; `nil` leaves it to the server.
  func refusalOfSubscription() -> RealtimeError?

  // MARK: - Publications and what is stored

  /// What goes to the channel's readers instead of a publication; asked under the broker's lock.
  func publications(of document: JSON, to channel: String, by broker: Broker) -> [JSON]

  /// The number of a session's next message; asked under the store's lock.
  ///
  /// - Parameters:
  ///   - sequence: the number that is next.
  ///   - count: how many messages the session has.
  func sequence(_ sequence: Int64, after count: Int) -> Int64

  /// A message as the history lists it at that time.
  func listed(_ message: StoredMessage, at now: Duration) -> StoredMessage
}
