/// The four bytes with which a client disguises a payload (RFC 6455 §5.3), so that a script on a web page
/// cannot make a client write bytes of its choice into a proxy.
public struct MaskingKey: Equatable, Sendable {
  /// The bytes as they lie in memory, whatever the byte order of the machine.
  private let word: UInt32

  public init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    let bigEndian =
      UInt32(first) << 24 | UInt32(second) << 16 | UInt32(third) << 8 | UInt32(fourth)
    word = UInt32(bigEndian: bigEndian)
  }

  private init(word: UInt32) {
    self.word = word
  }

  /// A fresh key; RFC 6455 §5.3 asks for an unpredictable one for each frame.
  public static func random(using generator: inout some RandomNumberGenerator) -> MaskingKey {
    MaskingKey(word: UInt32.random(in: .min ... .max, using: &generator))
  }

  /// The byte that masks the payload's byte at `offset`; the first four are the key in wire order.
  ///
  /// No array of four: each frame would pay for it with an allocation.
  func byte(at offset: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: UInt32(bigEndian: word) >> UInt32(8 * (3 - offset & 3)))
  }

  /// Masks, or unmasks, everything from `start` to the end; `start` is the payload's first byte.
  ///
  /// Eight bytes at a time: a key repeated twice lines up with the payload at every multiple of four.
  public func apply(to bytes: inout [UInt8], from start: Int = 0) {
    let wide = UInt64(word) << 32 | UInt64(word)
    bytes.withUnsafeMutableBytes { buffer in
      var index = start
      while index + 8 <= buffer.count {
        let masked = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ wide
        buffer.storeBytes(of: masked, toByteOffset: index, as: UInt64.self)
        index += 8
      }
      while index < buffer.count {
        buffer[index] ^= byte(at: index - start)
        index += 1
      }
    }
  }
}
