/// SHA-1 (RFC 3174), where WebSocket demands it: to prove that the server read our key (RFC 6455 §4.2.2). Messages with one
/// digest can be made on purpose, so it signs nothing; that a digest does not lead back is all that `TokenFingerprint` needs.
enum SHA1 {
  /// The 20 bytes of the digest.
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var hash: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    let padded = pad(message)
    for start in stride(from: 0, to: padded.count, by: 64) {
      process(padded[start..<(start + 64)], into: &hash)
    }
    return hash.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// A one bit, zeros, and the length in bits as 64 bits, to a multiple of 64 bytes (§4).
  private static func pad(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    let zeros = (64 - (padded.count + 8) % 64) % 64
    padded.append(contentsOf: repeatElement(0, count: zeros))
    let bits = UInt64(message.count) * 8
    for place in (0..<8).reversed() {
      padded.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * place)))
    }
    return padded
  }

  /// One block of 64 bytes (§6.1).
  private static func process(_ block: ArraySlice<UInt8>, into hash: inout [UInt32]) {
    var words: [UInt32] = []
    words.reserveCapacity(80)
    for start in stride(from: block.startIndex, to: block.endIndex, by: 4) {
      words.append(block[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) })
    }
    for time in 16..<80 {
      let mixed = words[time - 3] ^ words[time - 8] ^ words[time - 14] ^ words[time - 16]
      words.append(rotate(mixed, by: 1))
    }
    var (a, b, c, d, e) = (hash[0], hash[1], hash[2], hash[3], hash[4])
    for time in 0..<80 {
      let (function, constant) = round(time, b, c, d)
      let next = rotate(a, by: 5) &+ function &+ e &+ words[time] &+ constant
      (a, b, c, d, e) = (next, a, rotate(b, by: 30), c, d)
    }
    for (index, word) in [a, b, c, d, e].enumerated() {
      hash[index] &+= word
    }
  }

  /// The function and the constant of one of the 80 rounds (§5).
  private static func round(
    _ time: Int, _ b: UInt32, _ c: UInt32, _ d: UInt32
  ) -> (function: UInt32, constant: UInt32) {
    switch time {
    case ..<20: ((b & c) | (~b & d), 0x5A82_7999)
    case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
    case ..<60: ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
    default: (b ^ c ^ d, 0xCA62_C1D6)
    }
  }

  private static func rotate(_ word: UInt32, by count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}
