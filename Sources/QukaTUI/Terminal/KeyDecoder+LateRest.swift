import QukaScreen
import QukaWire

extension KeyDecoder {
  /// Takes up a sequence whose first bytes were taken for keys, so that its rest is not typed.
  ///
  /// Only the very next read can be that, and only if it is what nobody types: what follows an Esc is text.
  /// - Returns: how many of the bytes are taken by that.
  mutating func resumeLateRest(with bytes: some Collection<UInt8>, at now: Instant) -> Int {
    guard let first = bytes.first, let late = takeLateRest(at: now) else { return 0 }
    switch late.beginning {
    case .stringEnd:
      return first == 0x5C ? 1 : 0
    case .sequence(let begun):
      let isAnswer =
        begun == [0x1B] && (first == 0x5B || first == 0x5D)
        && late.answersUntil.map { now < $0 } ?? false
      guard isAnswer || isNothingTyped(begun + bytes, at: now) else { return 0 }
      beginEscape(isSecond: false)
      arrival = .late
      for byte in begun.dropFirst() { consume(byte) }
      return 0
    }
  }

  /// Whether bytes begin with a whole report, answer or paste, or a key with a number: `ESC [ A` may still be Esc and `[A`.
  private func isNothingTyped(_ bytes: [UInt8], at now: Instant) -> Bool {
    var decoder = KeyDecoder(configuration)
    let inputs = decoder.receive(bytes, at: now)
    switch inputs.first {
    case .mouse, .paste: return true
    case .reply(let reply): return reply != .other
    case .key: return bytes.count > 3 && bytes[1] == 0x5B && (0x30...0x39).contains(bytes[2])
    case .focus, .pasteFault: return false
    case nil: return decoder.state == .paste
    }
  }
}
