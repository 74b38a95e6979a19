import Testing

@testable import QukaWire

@Suite("RFC 6455 §8.1: UTF-8 in pieces")
struct UTF8ValidatorTests {
  @Test("valid text passes however it is cut", arguments: Cutting.allCases)
  func valid(cutting: Cutting) {
    let text =
      "plain ASCII, long enough for words; κόσμε, 你好, 👩‍👩‍👧‍👦 "
      + "\u{10FFFF}\u{7FF}\u{800}\u{FFFF} end"
    for seed in 0..<50 {
      var validator = UTF8Validator()
      for piece in cutting.pieces(of: Array(text.utf8), seed: UInt64(seed)) {
        let isValid = validator.accepts(piece)
        #expect(isValid)
      }
      #expect(validator.isComplete)
    }
  }

  @Test("every scalar there is passes and every proper prefix of it is incomplete")
  func allScalars() {
    var wrong: [UInt32] = []
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 13) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      for count in 1...bytes.count {
        var validator = UTF8Validator()
        let isValid = validator.accepts(Array(bytes.prefix(count)))
        if !isValid || validator.isComplete != (count == bytes.count) { wrong.append(value) }
      }
    }
    #expect(wrong.isEmpty)
  }

  static let wrongBytes: [([UInt8], at: Int)] = [
    ([0x80], 0),
    ([0xC0, 0x80], 0),
    ([0xC1], 0),
    ([0xC3, 0x28], 1),
    ([0xE0, 0x9F], 1),
    ([0xE2, 0x82, 0x28], 2),
    ([0xED, 0xA0, 0x80], 1),
    ([0xEF, 0xBF, 0xC0], 2),
    ([0xF0, 0x8F], 1),
    ([0xF4, 0x90, 0x80, 0x80], 1),
    ([0xF5], 0),
    ([0xFF], 0),
    ([0x61, 0xCE, 0xBA, 0xE1, 0xBD, 0xB9, 0xF4, 0x90], 7),
  ]

  @Test("invalid text is refused at its first wrong byte", arguments: wrongBytes)
  func invalid(bytes: [UInt8], at offset: Int) {
    var validator = UTF8Validator()
    let failure = bytes.indices.first { !validator.accepts([bytes[$0]]) }
    #expect(failure == offset)
    var whole = UTF8Validator()
    let isValid = whole.accepts(bytes)
    #expect(!isValid)
  }

  @Test("a wrong byte is found wherever it stands in a word")
  func wordBoundaries() {
    for position in 0..<24 {
      var bytes = Array(repeating: UInt8(ascii: "a"), count: 24)
      bytes[position] = 0xFF
      var validator = UTF8Validator()
      let isValid = validator.accepts(bytes)
      #expect(!isValid, "at \(position)")
    }
  }

  @Test("two bytes agree with the standard library in every combination")
  func agreement() {
    var different = 0
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        var validator = UTF8Validator()
        let isValid = validator.accepts([first, second]) && validator.isComplete
        if isValid != (String(validating: [first, second], as: UTF8.self) != nil) {
          different += 1
        }
      }
    }
    #expect(different == 0)
  }
}
