import QukaTestSupport
import Testing

@testable import QukaWire

@Suite("RFC 6455 §5.3: masking")
struct MaskingKeyTests {
  @Test("the example of §5.7 masks Hello")
  func example() {
    var bytes = Array("Hello".utf8)
    MaskingKey(0x37, 0xFA, 0x21, 0x3D).apply(to: &bytes)
    #expect(bytes == [0x7F, 0x9F, 0x4D, 0x51, 0x58])
  }

  @Test("masking by words equals masking by bytes at every length and offset")
  func words() {
    let bytesOfKey: [UInt8] = [0x01, 0x82, 0x7F, 0xFE]
    let key = MaskingKey(bytesOfKey[0], bytesOfKey[1], bytesOfKey[2], bytesOfKey[3])
    for length in 0...40 {
      for start in 0...9 {
        var bytes = (0..<(start + length)).map { UInt8(truncatingIfNeeded: $0 * 37) }
        let expected = bytes.enumerated().map { index, byte in
          index < start ? byte : byte ^ bytesOfKey[(index - start) % 4]
        }
        key.apply(to: &bytes, from: start)
        #expect(bytes == expected, "length \(length), start \(start)")
      }
    }
  }

  @Test("a random key uses the whole key space and never repeats by design")
  func random() {
    var generator = SeededGenerator(seed: 3)
    let keys = (0..<64).map { _ in
      let key = MaskingKey.random(using: &generator)
      return (0..<4).map { key.byte(at: $0) }
    }
    #expect(Set(keys).count == 64)
    for place in 0..<4 {
      #expect(Set(keys.map { $0[place] }).count > 32, "byte \(place) varies")
    }
  }
}
