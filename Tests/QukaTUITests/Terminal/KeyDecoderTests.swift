import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("Key decoder: what the bytes mean")
struct KeyDecoderTests {
  /// Bytes as text, and what one read of them gives once nothing more comes.
  struct Vector: Sendable, CustomTestStringConvertible {
    let bytes: String
    let inputs: [TerminalInput]

    init(_ bytes: String, _ inputs: TerminalInput...) {
      self.bytes = bytes
      self.inputs = inputs
    }

    init(_ bytes: String, key: Key.Code, _ modifiers: Key.Modifiers = []) {
      self.init(bytes, .key(Key(key, modifiers)))
    }

    var testDescription: String { bytes.debugDescription }
  }

  static let characters = [
    Vector("a", key: .character("a")), Vector("A", key: .character("A")),
    Vector("é", key: .character("é")), Vector("中", key: .character("中")),
    Vector("🚀", key: .character("🚀")), Vector(" ", key: .character(" ")),
    Vector("\r", key: .enter), Vector("\n", key: .character("j"), .control),
    Vector("\t", key: .tab), Vector("\u{7F}", key: .backspace),
    Vector("\u{8}", key: .character("h"), .control), Vector("\0", key: .character(" "), .control),
    Vector("\u{3}", key: .character("c"), .control),
    Vector("\u{1A}", key: .character("z"), .control),
    Vector("\u{1C}", key: .character("\\"), .control),
    Vector("\u{1F}", key: .character("_"), .control),
    Vector("\u{1B}", key: .escape), Vector("\u{1B}\u{1B}", key: .escape),
    Vector("\u{1B}x", key: .character("x"), .alt), Vector("\u{1B}X", key: .character("X"), .alt),
    Vector("\u{1B}é", key: .character("é"), .alt), Vector("\u{1B}\r", key: .enter, .alt),
    Vector("\u{1B}\u{7F}", key: .backspace, .alt),
    Vector("\u{1B}\u{1}", key: .character("a"), [.alt, .control]),
    Vector("\u{1B}[", key: .character("["), .alt), Vector("\u{1B}O", key: .character("O"), .alt),
    Vector("\u{1B}]", key: .character("]"), .alt), Vector("\u{1B}P", key: .character("P"), .alt),
    Vector("ab", .key(.character("a")), .key(.character("b"))),
    Vector("\u{1B}\u{1B}[A", .key(.escape), .key(Key(.up))),
    Vector("\u{1B}\u{1B}x", .key(.escape), .key(.character("x"))),
    Vector("\u{1B}\u{1B}\u{1B}", .key(.escape), .key(.escape)),
    Vector("\u{1B}]h", .key(.character("]", .alt)), .key(.character("h"))),
    Vector("\u{1B}Ph", .key(.character("P", .alt)), .key(.character("h"))),
    Vector("\u{1B}[\u{3}", .key(.character("[", .alt)), .key(.control("c"))),
  ]

  static let cursorKeys = [
    Vector("\u{1B}[A", key: .up), Vector("\u{1B}OA", key: .up), Vector("\u{1B}[B", key: .down),
    Vector("\u{1B}OB", key: .down), Vector("\u{1B}[C", key: .right),
    Vector("\u{1B}OC", key: .right), Vector("\u{1B}[D", key: .left), Vector("\u{1B}OD", key: .left),
    Vector("\u{1B}[H", key: .home), Vector("\u{1B}OH", key: .home), Vector("\u{1B}[1~", key: .home),
    Vector("\u{1B}[7~", key: .home), Vector("\u{1B}[F", key: .end), Vector("\u{1B}OF", key: .end),
    Vector("\u{1B}[4~", key: .end), Vector("\u{1B}[8~", key: .end),
    Vector("\u{1B}[2~", key: .insert), Vector("\u{1B}[3~", key: .delete),
    Vector("\u{1B}[5~", key: .pageUp), Vector("\u{1B}[6~", key: .pageDown),
    Vector("\u{1B}[Z", key: .tab, .shift), Vector("\u{1B}[1;5A", key: .up, .control),
    Vector("\u{1B}[1;2D", key: .left, .shift), Vector("\u{1B}[1;3C", key: .right, .alt),
    Vector("\u{1B}[1;8H", key: .home, [.shift, .alt, .control]),
    Vector("\u{1B}[3;5~", key: .delete, .control), Vector("\u{1B}[1;33A", key: .up, .alt),
    Vector("\u{1B}[1;129A", key: .up), Vector("\u{1B}[a", key: .up, .shift),
    Vector("\u{1B}Oa", key: .up, .control), Vector("\u{1B}O5A", key: .up, .control),
    Vector("\u{1B}OM", key: .enter), Vector("\u{1B}Oj", key: .character("*")),
    Vector("\u{1B}Oy", key: .character("9")),
  ]

  static let functionKeys = [
    Vector("\u{1B}OP", key: .function(1)), Vector("\u{1B}[P", key: .function(1)),
    Vector("\u{1B}[11~", key: .function(1)), Vector("\u{1B}[[A", key: .function(1)),
    Vector("\u{1B}[[E", key: .function(5)), Vector("\u{1B}OS", key: .function(4)),
    Vector("\u{1B}[15~", key: .function(5)), Vector("\u{1B}[17~", key: .function(6)),
    Vector("\u{1B}[21~", key: .function(10)), Vector("\u{1B}[24~", key: .function(12)),
    Vector("\u{1B}[25~", key: .function(13)), Vector("\u{1B}[29~", key: .function(16)),
    Vector("\u{1B}[34~", key: .function(20)), Vector("\u{1B}[1;2P", key: .function(1), .shift),
    Vector("\u{1B}[1;5R", key: .function(3), .control),
    Vector("\u{1B}[15;2~", key: .function(5), .shift),
  ]

  static let kitty = [
    Vector("\u{1B}[27u", key: .escape), Vector("\u{1B}[27;1u", key: .escape),
    Vector("\u{1B}[27;1:1u", key: .escape), Vector("\u{1B}[27;1:2u"),
    Vector("\u{1B}[27;1:3u"), Vector("\u{1B}[97;1:3u"), Vector("\u{1B}[1;1:3A"),
    Vector("\u{1B}[97;1:2u", key: .character("a")), Vector("\u{1B}[1;1:2A", key: .up),
    Vector("\u{1B}[99;5:2u"), Vector("\u{1B}[99;5:3u"), Vector("\u{1B}[1089::99;5:2u"),
    Vector("\u{1B}[3;1:3~"), Vector("\u{1B}[57414;1:3u"),
    Vector("\u{1B}[57399;129u", key: .character("0")),
    Vector("\u{1B}[99;5u", key: .character("c"), .control),
    Vector("\u{1B}[99;6u", key: .character("c"), [.control, .shift]),
    Vector("\u{1B}[97;3u", key: .character("a"), .alt),
    Vector("\u{1B}[97;4u", key: .character("A"), .alt),
    Vector("\u{1B}[97:65;4u", key: .character("A"), .alt),
    Vector("\u{1B}[49:33;4u", key: .character("!"), .alt),
    Vector("\u{1B}[97:22;2u", key: .character("A")),
    Vector("\u{1B}[13u", key: .enter), Vector("\u{1B}[13;2u", key: .enter, .shift),
    Vector("\u{1B}[13;5u", key: .enter, .control), Vector("\u{1B}[9;5u", key: .tab, .control),
    Vector("\u{1B}[127;3u", key: .backspace, .alt), Vector("\u{1B}[91;5u", key: .escape),
    Vector("\u{1B}[57399u", key: .character("0")), Vector("\u{1B}[57414u", key: .enter),
    Vector("\u{1B}[57419u", key: .up), Vector("\u{1B}[57376u", key: .function(13)),
    Vector("\u{1B}[57441u", .reply(.other)), Vector("\u{1B}[99;9u", .reply(.other)),
    Vector("\u{1B}[27;2;13~", key: .enter, .shift),
    Vector("\u{1B}[27;5;105~", key: .character("i"), .control),
    Vector("\u{1B}[27;6;67~", key: .character("c"), [.control, .shift]),
    Vector("\u{1B}[27;1;27~", key: .escape),
  ]

  static let reports = [
    Vector("\u{1B}[I", .focus(true)), Vector("\u{1B}[O", .focus(false)),
    Vector("\u{1B}[?0u", .reply(.kittyKeyboard(flags: 0))),
    Vector("\u{1B}[?1u", .reply(.kittyKeyboard(flags: 1))),
    Vector("\u{1B}[?62;22c", .reply(.deviceAttributes)),
    Vector("\u{1B}[>0;276;0c", .reply(.other)), Vector("\u{1B}[0n", .reply(.other)),
    Vector("\u{1B}[?2026;2$y", .reply(.mode(2026, value: 2))),
    Vector("\u{1B}[12;40R", .reply(.cursor(Point(column: 39, row: 11)))),
    Vector("\u{1B}[?1;2R", .reply(.cursor(Point(column: 1, row: 0)))),
    Vector("\u{1B}]11;rgb:1e1e/ffff/0000\u{1B}\\", .reply(.color(selector: 11, rgb: 0x1EFF00))),
    Vector("\u{1B}]10;rgb:f/8/0\u{7}", .reply(.color(selector: 10, rgb: 0xFF8800))),
    Vector("\u{1B}]11;rgba:12/34/56/ff\u{7}", .reply(.color(selector: 11, rgb: 0x123456))),
    Vector("\u{1B}]11;pink\u{7}", .reply(.other)),
    Vector("\u{1B}]4;1;rgb:0/0/0\u{7}", .reply(.other)),
    Vector("\u{1B}P>|XTerm(379)\u{1B}\\", .reply(.other)),
    Vector("\u{1B}_Gi=1;OK\u{1B}\\", .reply(.other)), Vector("\u{1B}^x\u{1B}\\", .reply(.other)),
    Vector("\u{1B}[M !!", .reply(.other)), Vector("\u{1B}[201~", .reply(.other)),
    Vector("\u{1B}[32;5;6M", .reply(.other)), Vector("\u{1B}[99~", .reply(.other)),
    Vector("\u{1B}[5", .reply(.other)), Vector("\u{1B}]11;rgb", .reply(.other)),
    Vector("\u{1B}]11;rgb\u{1B}", .reply(.other), .key(.escape)),
    Vector("\u{1B}[5\u{3}", .reply(.other), .key(.control("c"))),
  ]

  static let mouse = [
    Vector("\u{1B}[<0;10;5M", .mouse(.make(.press, column: 9, row: 4))),
    Vector("\u{1B}[<0;10;5m", .mouse(.make(.release, column: 9, row: 4))),
    Vector("\u{1B}[<2;1;1M", .mouse(.make(.press, button: 2, column: 0, row: 0))),
    Vector("\u{1B}[<32;3;3M", .mouse(.make(.drag, column: 2, row: 2))),
    Vector("\u{1B}[<64;1;1M", .mouse(.make(.wheelUp, column: 0, row: 0))),
    Vector("\u{1B}[<65;1;1M", .mouse(.make(.wheelDown, column: 0, row: 0))),
    Vector("\u{1B}[<80;1;1M", .mouse(.make(.wheelUp, column: 0, row: 0, .control))),
    Vector("\u{1B}[<35;1;1M", .reply(.other)), Vector("\u{1B}[<66;1;1M", .reply(.other)),
    Vector("\u{1B}[<0;0;0M", .mouse(.make(.press, column: 0, row: 0))),
  ]

  static let vectors = characters + cursorKeys + functionKeys + kitty + reports + mouse

  @Test("one read of a key's or a reply's bytes is that key or reply", arguments: vectors)
  func oneRead(_ vector: Vector) {
    var decoder = KeyDecoder()
    let inputs = decoder.receive(vector.bytes.utf8, at: .zero) + decoder.expire(at: .late)
    #expect(inputs == vector.inputs)
    #expect(decoder.state == .ground)
    #expect(decoder.deadline == nil)
  }

  @Test(
    "a sequence that comes byte by byte is the same as in one read",
    arguments: cursorKeys + functionKeys + kitty + reports + mouse)
  func byteByByte(_ vector: Vector) {
    var decoder = KeyDecoder()
    var inputs = vector.bytes.utf8.flatMap { decoder.receive([$0], at: .zero) }
    inputs += decoder.expire(at: .late)
    #expect(inputs == vector.inputs)
  }

  @Test("the terminal's own key strings win over the table")
  func terminalStrings() {
    let strings: [[UInt8]: Key] = [
      Array("\u{1B}[A".utf8): Key(.pageUp), [0x08]: Key(.backspace),
      Array("\u{1B}OQ".utf8): Key(.delete), Array("\u{1B}9".utf8): Key(.end),
    ]
    var decoder = KeyDecoder(.init(strings: strings))
    let inputs = decoder.receive("\u{1B}[A\u{8}\u{1B}OQ\u{1B}9\u{1B}8".utf8, at: .zero)
    let keys = [Key(.pageUp), Key(.backspace), Key(.delete), Key(.end), .character("8", .alt)]
    #expect(inputs == keys.map(TerminalInput.key))
  }

  @Test("a Super or Hyper key is not the key without it", arguments: [9, 10, 17, 13])
  func superIsNotPlain(_ modifiers: Int) {
    var decoder = KeyDecoder()
    #expect(decoder.receive("\u{1B}[27;\(modifiers)u".utf8, at: .zero) == [.reply(.other)])
    #expect(decoder.receive("\u{1B}[1;\(modifiers)A".utf8, at: .zero) == [.reply(.other)])
  }
}

extension MouseEvent {
  static func make(
    _ action: Action, button: Int = 0, column: Int, row: Int, _ modifiers: Key.Modifiers = []
  ) -> MouseEvent {
    MouseEvent(
      action: action, button: button, position: Point(column: column, row: row),
      modifiers: modifiers)
  }
}

extension Instant {
  /// Later than every deadline.
  static let late = Instant(nanoseconds: 3_600_000_000_000)

  static func milliseconds(_ count: Int64) -> Instant {
    Instant(nanoseconds: count * 1_000_000)
  }
}
