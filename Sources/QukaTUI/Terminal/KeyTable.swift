import QukaScreen

/// What the bytes of keys mean: ASCII, and the final bytes and numbers of xterm's, the VT220's,
/// rxvt's and kitty's sequences.
enum KeyTable {
  /// The meaning of a whole control sequence.
  enum Meaning: Equatable {
    case input(TerminalInput)
    case pasteStart
    /// A key's release: understood, and of no interest.
    case nothing
    case unknown
  }

  /// The key that sends one byte below 0x80.
  ///
  /// In raw mode Enter is CR, so LF is Ctrl-J. 0x08 is Ctrl-H; a terminal whose Backspace sends it
  /// says so in terminfo (`kbs`).
  static func ascii(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: .control(" ")
    case 0x09: Key(.tab)
    case 0x0D: .enter
    case 0x1B: .escape
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    case 0x7F: Key(.backspace)
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  /// The key of an SS3 sequence, `ESC O [modifier] final`; nil if there is none.
  static func shifted(_ body: ArraySlice<UInt8>) -> Key? {
    guard let final = body.last else { return nil }
    let digits = body.dropLast()
    let number = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    guard digits.isEmpty || number > 0, let modifiers = modifiers(digits.isEmpty ? 1 : number)
    else { return nil }
    if let code = cursor(final) ?? keypad(final) { return Key(code, modifiers) }
    switch final {
    // rxvt: Ctrl and an arrow.
    case 0x61...0x64: return cursor(final - 0x20).map { Key($0, modifiers.union(.control)) }
    default: return nil
    }
  }

  /// The keys that CSI and SS3 name by a letter.
  static func cursor(_ final: UInt8) -> Key.Code? {
    switch final {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    case 0x50...0x53: .function(Int(final) - 0x4F)
    default: nil
    }
  }

  /// The numeric keypad in application mode.
  private static func keypad(_ final: UInt8) -> Key.Code? {
    switch final {
    case 0x20: .character(" ")
    case 0x49: .tab
    case 0x4D: .enter
    case 0x58: .character("=")
    case 0x6A...0x79: .character(Character(Unicode.Scalar(final - 0x40)))
    default: nil
    }
  }

  /// The keys that `CSI number ~` names: VT220, xterm, rxvt, the Linux console.
  static func numbered(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// Modifiers from their number, a bit set plus one: Shift 1, Alt 2, Ctrl 4, Super 8, Hyper 16,
  /// Meta 32, Caps Lock 64, Num Lock 128. Nil with Super or Hyper held: such a key is not the key
  /// without it.
  static func modifiers(_ number: Int) -> Key.Modifiers? {
    let bits = max(0, number - 1)
    guard bits & 0b1_1000 == 0 else { return nil }
    var modifiers = Key.Modifiers(rawValue: UInt8(bits & 0b111))
    if bits & 0b10_0000 != 0 { modifiers.insert(.alt) }
    return modifiers
  }
}
