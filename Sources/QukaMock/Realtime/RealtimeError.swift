/// An error reply (docs/protocol.md §5.8).
package enum RealtimeError: Int64, Sendable {
  case internalError = 100
  case permissionDenied = 103
  case alreadySubscribed = 105
  case limitExceeded = 106
  case badRequest = 107
  case notAvailable = 108

  private var message: String {
    switch self {
    case .internalError: "internal server error"
    case .permissionDenied: "permission denied"
    case .alreadySubscribed: "already subscribed"
    case .limitExceeded: "limit exceeded"
    case .badRequest: "bad request"
    case .notAvailable: "not available"
    }
  }

  /// `temporary` is written only when it is true.
  var json: JSON {
    let code = JSON.integer(rawValue)
    guard self == .internalError else { return ["code": code, "message": .string(message)] }
    return ["code": code, "message": .string(message), "temporary": true]
  }
}
