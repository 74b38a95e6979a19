/// What every new request and every new WebSocket meets while the server is away.
package enum Outage: Equatable, Sendable {
  /// The connection is closed without an answer.
  case dropped
  /// A proxy in front of the server answers 502 with a page of its own.
  case gateway
}
