import Testing

@testable import QukaWire

@Suite("RFC 6455 §5.2: frame headers")
struct FrameHeaderTests {
  static let lengths: [(Int, [UInt8])] = [
    (0, [0x00]),
    (125, [0x7D]),
    (126, [0x7E, 0x00, 0x7E]),
    (65_535, [0x7E, 0xFF, 0xFF]),
    (65_536, [0x7F, 0, 0, 0, 0, 0, 1, 0, 0]),
    (Int.max, [0x7F, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
  ]

  @Test("a length is written in its shortest form and read back", arguments: lengths)
  func length(length: Int, field: [UInt8]) throws {
    let header = FrameHeader(opcode: .binary, payloadLength: length)
    var bytes: [UInt8] = []
    header.encode(into: &bytes)
    #expect(bytes == [0x82] + field)
    let parsed = try #require(try FrameHeader.parse(array: bytes))
    #expect(parsed.header == header)
    #expect(parsed.length == bytes.count)
  }

  @Test("every header survives the wire", arguments: Opcode.allCases)
  func roundTrip(opcode: Opcode) throws {
    for (isFinal, reserved) in [(true, UInt8(0)), (true, 5), (opcode.isControl, 2)] {
      for key in [nil, MaskingKey(1, 2, 3, 4)] {
        let header = FrameHeader(
          isFinal: isFinal, reservedBits: reserved, opcode: opcode, maskingKey: key,
          payloadLength: 77)
        var bytes: [UInt8] = []
        header.encode(into: &bytes)
        #expect(try FrameHeader.parse(array: bytes)?.header == header)
      }
    }
  }

  @Test("a header that has not arrived whole asks for more")
  func partial() throws {
    let header = FrameHeader(
      opcode: .text, maskingKey: MaskingKey(1, 2, 3, 4), payloadLength: 70_000)
    var bytes: [UInt8] = []
    header.encode(into: &bytes)
    #expect(bytes.count == FrameHeader.maximumLength)
    for count in 0..<bytes.count {
      let head = Array(bytes.prefix(count))
      #expect(try FrameHeader.parse(array: head) == nil, "\(count) bytes")
    }
  }

  static let malformed: [([UInt8], WebSocketError)] = [
    ([0x83], .reservedOpcode(3)),
    ([0x87], .reservedOpcode(7)),
    ([0x8B], .reservedOpcode(11)),
    ([0x8F], .reservedOpcode(15)),
    ([0x08], .fragmentedControlFrame(.close)),
    ([0x09], .fragmentedControlFrame(.ping)),
    ([0x89, 0x7E], .oversizedControlFrame(.ping)),
    ([0x88, 0x7F], .oversizedControlFrame(.close)),
    ([0x81, 0x7E, 0x00, 0x7D], .lengthNotMinimal),
    ([0x81, 0x7F, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], .lengthNotMinimal),
    ([0x81, 0x7F, 0x80, 0, 0, 0, 0, 0, 0, 0], .lengthNegative),
    ([0x81, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], .lengthNegative),
  ]

  @Test("a malformed header is refused at the byte that shows it", arguments: malformed)
  func refused(bytes: [UInt8], error: WebSocketError) throws {
    #expect(throws: error) { try FrameHeader.parse(array: bytes) }
    let before = Array(bytes.dropLast())
    #expect(try FrameHeader.parse(array: before) == nil)
  }
}
