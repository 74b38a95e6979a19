import Testing

@testable import QukaWire

@Suite("What a failing test shows of frames")
struct DescriptionTests {
  static let frames: [(Frame, String)] = [
    (Frame(opcode: .text, payload: Array("hello".utf8)), "text 5 B \"hello\""),
    (Frame(isFinal: false, opcode: .text, payload: [0x61]), "text+ 1 B \"a\""),
    (Frame(opcode: .continuation, payload: [0xCE]), "continuation 1 B ce"),
    (Frame(opcode: .ping), "ping 0 B"),
    (Frame(opcode: .pong, payload: [10, 255]), "pong 2 B 0a ff"),
    (
      Frame(opcode: .binary, payload: Array(0..<17)),
      "binary 17 B 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f …"
    ),
    (Frame(opcode: .close, payload: [0x03, 0xE8, 0x62]), "close 1000 \"b\""),
    (Frame(opcode: .close), "close"),
    (Frame(opcode: .close, payload: [0x03]), "close 03"),
    (
      Frame(opcode: .text, payload: Array("\u{1B}[2J\n\u{202E}".utf8)),
      "text 8 B \"\\u{1b}[2J\\n\\u{202e}\""
    ),
  ]

  @Test("a frame is one line without control characters", arguments: frames)
  func frame(frame: Frame, line: String) {
    #expect(frame.description == line)
  }

  @Test("a long text is shortened")
  func longText() {
    let frame = Frame(opcode: .text, payload: Array(String(repeating: "x", count: 500).utf8))
    #expect(frame.description == "text 500 B \"\(String(repeating: "x", count: 64))…\"")
  }
}
