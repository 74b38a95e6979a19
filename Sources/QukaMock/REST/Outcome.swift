/// What happens to the connection of a request.
package enum Outcome: Equatable, Sendable {
  case respond(Response)
  /// Closed without a response.
  case drop
}
