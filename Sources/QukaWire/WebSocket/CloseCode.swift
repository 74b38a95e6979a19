/// Why a WebSocket connection was closed (RFC 6455 §7.4).
///
/// A raw value and not an enum, because 3000–4999 belong to libraries and applications: Centrifuge
/// puts its own table there (docs/protocol.md §5.9).
public struct CloseCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: UInt16

  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  public static let normal = CloseCode(rawValue: 1000)
  public static let goingAway = CloseCode(rawValue: 1001)
  public static let protocolError = CloseCode(rawValue: 1002)
  /// Stands for "a close frame without a code"; never sent.
  public static let noStatusReceived = CloseCode(rawValue: 1005)
  /// Stands for "the connection ended without a close frame"; never sent.
  public static let abnormalClosure = CloseCode(rawValue: 1006)
  public static let invalidPayload = CloseCode(rawValue: 1007)
  public static let policyViolation = CloseCode(rawValue: 1008)
  public static let messageTooBig = CloseCode(rawValue: 1009)

  /// Whether the code may stand in a close frame: what RFC 6455 §7.4 and the IANA registry define for
  /// use on the wire, and the ranges of libraries (3000–3999) and applications (4000–4999).
  public var isAllowedOnWire: Bool {
    switch rawValue {
    case 1000...1003, 1007...1014, 3000...4999: true
    default: false
    }
  }

  public var description: String { "\(rawValue)" }
}
