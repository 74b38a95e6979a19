/// What a server did that ends an open connection at once (RFC 6455 §7.1.7).
///
/// swift-nio's codec lets several of these pass; here each is its own case, so a log says what was
/// wrong and a test can ask for exactly one.
public enum WebSocketError: Error, Equatable, Sendable {
  /// A server must not mask (§5.1).
  case maskedFrame
  /// A reserved bit is set where no extension gives it a meaning (§5.2). The value is the three bits.
  case reservedBits(UInt8)
  /// Opcodes 3–7 and 11–15 (§5.2).
  case reservedOpcode(UInt8)
  /// A length that fits a shorter form (§5.2).
  case lengthNotMinimal
  /// A 64-bit length with its top bit set (§5.2).
  case lengthNegative
  /// A control frame without FIN (§5.5).
  case fragmentedControlFrame(Opcode)
  /// A control frame with more than 125 bytes (§5.5).
  case oversizedControlFrame(Opcode)
  /// A continuation frame while no message is being sent (§5.4).
  case unexpectedContinuation
  /// A new text or binary frame in the middle of a fragmented message (§5.4).
  case unfinishedMessage(Opcode)
  /// Text that is not UTF-8 (§8.1).
  case invalidText
  /// A compressed message that is not DEFLATE data (RFC 7692 §7.2.2).
  case invalidCompression
  /// A compressed message that ends inside a DEFLATE block (RFC 7692 §7.2.2).
  case truncatedCompression
  /// A close frame of one byte: too short for a code (§5.5.1).
  case truncatedCloseCode
  /// A close code that must not be sent (§7.4).
  case forbiddenCloseCode(CloseCode)
  /// A close reason that is not UTF-8 (§5.5.1, §8.1).
  case invalidCloseReason
  /// A frame longer than `WebSocketLimits.frameBytes`.
  case frameTooBig(limit: Int)
  /// A message longer than `WebSocketLimits.messageBytes`, as it arrives or inflated.
  case messageTooBig(limit: Int)
  /// A message of more frames than `WebSocketLimits.fragments`.
  case tooManyFragments(limit: Int)
  /// More than `WebSocketLimits.outboundBytes` wait to be written: the server asks, and does not read.
  case outboundTooBig(limit: Int)

  /// The code that tells the server why (RFC 6455 §7.4.1).
  public var closeCode: CloseCode {
    switch self {
    case .maskedFrame, .reservedBits, .reservedOpcode, .lengthNotMinimal, .lengthNegative,
      .fragmentedControlFrame, .oversizedControlFrame, .unexpectedContinuation,
      .unfinishedMessage, .truncatedCloseCode, .forbiddenCloseCode:
      .protocolError
    case .invalidText, .invalidCompression, .truncatedCompression, .invalidCloseReason:
      .invalidPayload
    case .frameTooBig, .messageTooBig, .tooManyFragments: .messageTooBig
    case .outboundTooBig: .policyViolation
    }
  }
}
