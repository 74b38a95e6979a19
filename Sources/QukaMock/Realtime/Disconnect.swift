/// A close frame of the server (docs/protocol.md §5.9).
package struct Disconnect: Equatable, Sendable {
  package var code: UInt16
  package var reason: String

  package init(code: UInt16, reason: String) {
    self.code = code
    self.reason = reason
  }

  static let protocolError = Disconnect(code: 1002, reason: "protocol error")
  /// The real server closes with the code alone.
  static let messageTooBig = Disconnect(code: 1009, reason: "")
  package static let slow = Disconnect(code: 3008, reason: "slow")
  static let noPong = Disconnect(code: 3012, reason: "no pong")
  static let badRequest = Disconnect(code: 3501, reason: "bad request")
  static let stale = Disconnect(code: 3502, reason: "stale")
  static let notAvailable = Disconnect(code: 3508, reason: "not available")
}
