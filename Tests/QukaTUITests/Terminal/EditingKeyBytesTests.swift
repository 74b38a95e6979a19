import QukaChat
import QukaWire
import Testing

@testable import QukaScreen
@testable import QukaTUI

/// What terminals send for the keys that edit, and what those mean in the input.
@Suite("The bytes of keys that edit") struct EditingKeyBytesTests {
  private static let vectors: [(bytes: String, command: QukaScreen.Command)] = [
    // Ctrl-_ and Ctrl-/ are one byte, but for the kitty protocol and xterm's modifyOtherKeys.
    ("\u{1F}", .edit(.undo)), ("\u{1B}[47;5u", .edit(.undo)), ("\u{1B}[45;6u", .edit(.undo)),
    ("\u{1B}[45:95;6u", .edit(.undo)), ("\u{1B}[27;5;47~", .edit(.undo)),
    ("\u{1B}[27;6;95~", .edit(.undo)), ("\u{1B}z", .edit(.undo)), ("\u{1B}[122;3u", .edit(.undo)),
    ("\u{1B}Z", .edit(.redo)), ("\u{1B}[122;4u", .edit(.redo)), ("\u{1B}[122:90;4u", .edit(.redo)),
    ("\u{1B}[122;6u", .edit(.redo)), ("\u{1B}[27;4;90~", .edit(.redo)),
    ("\u{19}", .edit(.yank)), ("\u{1B}[121;5u", .edit(.yank)), ("\u{1B}y", .edit(.yankNext)),
    ("\u{1B}[1;2D", .select(.left)), ("\u{1B}[d", .select(.left)), ("\u{1B}[1;2C", .select(.right)),
    ("\u{1B}[1;2A", .edit(.selectUp)), ("\u{1B}[1;2B", .edit(.selectDown)),
    ("\u{1B}[1;6D", .select(.wordLeft)), ("\u{1B}[1;4D", .select(.wordLeft)),
    ("\u{1B}[1;6C", .select(.wordRight)), ("\u{1B}[1;2H", .select(.lineStart)),
    ("\u{1B}[1;2F", .select(.lineEnd)), ("\u{1B}[1;6H", .select(.textStart)),
    ("\u{1B}[1;6F", .select(.textEnd)), ("\u{1B}a", .edit(.selectAll)),
    ("\u{1B}c", .edit(.copy)), ("\u{1B}[2;5~", .edit(.copy)), ("\u{1B}[3;2~", .edit(.cut)),
    ("\u{1B}<", .move(.textStart)), ("\u{1B}[44:60;4u", .move(.textStart)),
    ("\u{1B}>", .move(.textEnd)), ("\u{1B}[46:62;4u", .move(.textEnd)),
    ("\u{1B}\u{7F}", .kill(.wordBackward)), ("\u{17}", .kill(.wordBackward)),
    ("\u{1B}d", .kill(.wordForward)), ("\u{1B}[1;5D", .move(.wordLeft)),
  ]

  @Test("arrive from xterm, rxvt, tmux, GNU screen and kitty", arguments: vectors.indices)
  func commands(_ index: Int) {
    let vector = Self.vectors[index]
    var decoder = KeyDecoder()
    let inputs = decoder.receive(vector.bytes.utf8, at: .zero) + decoder.expire(at: .late)
    guard case .key(let key)? = inputs.first, inputs.count == 1 else {
      Issue.record("\(vector.bytes.debugDescription): \(inputs)")
      return
    }
    let command = KeyMap.usual.command(for: key, in: [.composer, .global])
    #expect(command == vector.command, "\(vector.bytes.debugDescription) is \(key.name)")
  }

  @Test("a click tells which keys are held with it")
  func click() {
    var decoder = KeyDecoder()
    let inputs = decoder.receive("\u{1B}[<4;3;2M\u{1B}[<32;4;2M".utf8, at: .zero)
    #expect(
      inputs == [
        .mouse(.make(.press, column: 2, row: 1, .shift)), .mouse(.make(.drag, column: 3, row: 1)),
      ])
  }
}
