extension Frame: CustomStringConvertible {
  /// One line for a log or a failing test: `text 5 B "hello"`, `close 1000 "bye"`, `ping 2 B 0a ff`,
  /// `text deflated 7 B f2 48 cd c9 c9 07 00`;
  /// `+` stands behind the opcode of a frame that more fragments follow.
  ///
  /// Payloads are shortened and control characters made visible, so that no server can write to the
  /// terminal that shows the log.
  public var description: String {
    let name = "\(opcode)" + (isFinal ? "" : "+")
    switch opcode {
    case .close:
      guard let close = try? CloseFrame(payload: payload) else { return "\(name) \(hexadecimal)" }
      guard close.code != .noStatusReceived else { return name }
      return "\(name) \(close.code) \(close.reason.excerpt(limit: 48))"
    case .text where isCompressed, .binary where isCompressed:
      return "\(name) deflated \(payload.count) B \(hexadecimal)"
    case .text:
      let text = String(decoding: payload.prefix(Self.shown * 4), as: UTF8.self)
      return "\(name) \(payload.count) B \(text.excerpt(limit: Self.shown))"
    case .continuation, .binary, .ping, .pong:
      return payload.isEmpty ? "\(name) 0 B" : "\(name) \(payload.count) B \(hexadecimal)"
    }
  }

  /// Characters of a text that are shown.
  private static let shown = 64

  private var hexadecimal: String {
    let digits = payload.prefix(16).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return digits.joined(separator: " ") + (payload.count > 16 ? " …" : "")
  }
}
