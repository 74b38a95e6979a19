extension WebSocketError {
  /// What the server did: it is told so in the close frame (RFC 6455 §5.5.1), whose limit of 123 bytes all of these keep.
  public var closeReason: String {
    switch self {
    case .maskedFrame: "a server frame is masked"
    case .reservedBits(let bits): "reserved bits \(bits) are set where no extension uses them"
    case .reservedOpcode(let opcode): "opcode \(opcode) is reserved"
    case .lengthNotMinimal: "a length is not in its shortest form"
    case .lengthNegative: "a length has its top bit set"
    case .fragmentedControlFrame(let opcode): "a \(opcode) frame is fragmented"
    case .oversizedControlFrame(let opcode): "a \(opcode) frame is longer than 125 bytes"
    case .unexpectedContinuation: "a continuation frame continues nothing"
    case .unfinishedMessage(let opcode): "a \(opcode) frame interrupts a fragmented message"
    case .invalidText: "a text message is not UTF-8"
    case .invalidCompression: "a compressed message cannot be inflated"
    case .truncatedCompression: "a compressed message ends inside a block"
    case .truncatedCloseCode: "a close frame holds half a code"
    case .forbiddenCloseCode(let code): "close code \(code) must not be sent"
    case .invalidCloseReason: "a close reason is not UTF-8"
    case .frameTooBig(let limit): "a frame is longer than \(limit) bytes"
    case .messageTooBig(let limit): "a message is longer than \(limit) bytes"
    case .tooManyFragments(let limit): "a message has more than \(limit) fragments"
    case .outboundTooBig(let limit): "more than \(limit) bytes wait for it to read them"
    }
  }
}
