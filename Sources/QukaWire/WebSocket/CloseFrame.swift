/// The payload of a close frame (RFC 6455 §5.5.1).
public struct CloseFrame: Equatable, Sendable {
  /// `.noStatusReceived` for a frame without payload.
  public var code: CloseCode
  public var reason: String

  /// What is left of a control frame's 125 bytes beside the code.
  public static let maximumReasonBytes = 123

  public init(code: CloseCode, reason: String = "") {
    self.code = code
    self.reason = reason
  }

  /// Reads the payload of a server's close frame.
  public init(payload: [UInt8]) throws(WebSocketError) {
    guard !payload.isEmpty else {
      self.init(code: .noStatusReceived)
      return
    }
    guard payload.count >= 2 else { throw .truncatedCloseCode }
    let code = CloseCode(rawValue: UInt16(payload[0]) << 8 | UInt16(payload[1]))
    guard code.isAllowedOnWire else { throw .forbiddenCloseCode(code) }
    guard let reason = String(validating: payload.dropFirst(2), as: UTF8.self) else {
      throw .invalidCloseReason
    }
    self.init(code: code, reason: reason)
  }

  /// The payload to send: nothing for `.noStatusReceived`, else the code and as much of the reason as
  /// fits, cut between characters.
  public var payload: [UInt8] {
    guard code != .noStatusReceived else { return [] }
    var bytes = [UInt8(code.rawValue >> 8), UInt8(truncatingIfNeeded: code.rawValue)]
    for character in reason {
      guard bytes.count + character.utf8.count <= Self.maximumReasonBytes + 2 else { break }
      bytes.append(contentsOf: character.utf8)
    }
    return bytes
  }
}
