import QukaScreen

extension KeyTable {
  /// What a control sequence from the terminal means.
  static func meaning(_ sequence: ControlSequence) -> Meaning {
    switch (sequence.prefix, sequence.intermediate) {
    case (nil, nil): plain(sequence)
    case (0x3C, nil): mouse(sequence)
    case (0x3F, nil): privateReply(sequence)
    case (0x3F, 0x24): modeReport(sequence)
    default: .unknown
    }
  }

  private static func plain(_ sequence: ControlSequence) -> Meaning {
    let count = sequence.parameters.count
    switch sequence.final {
    case 0x49 where count == 0: return .input(.focus(true))
    case 0x4F where count == 0: return .input(.focus(false))
    case 0x52 where count == 2 && !isFunctionKey3(sequence): return cursorReport(sequence)
    case 0x5A: return key(.tab, sequence, adding: .shift)
    case 0x61...0x64 where count == 0:
      // rxvt: Shift and an arrow.
      return cursor(sequence.final - 0x20).map { .input(.key(Key($0, .shift))) } ?? .unknown
    case 0x75: return character(sequence, code: sequence.number(0, default: 1))
    case 0x7E: return numbered(sequence)
    default:
      return cursor(sequence.final).map { key($0, sequence) } ?? .unknown
    }
  }

  /// `CSI 1 ; 2 R` is F3 with Shift as well as a cursor report from the first row. A report's
  /// second number is a column, a key's is 2 to 16; queries use `CSI ? 6 n`, whose answer cannot be
  /// mistaken.
  private static func isFunctionKey3(_ sequence: ControlSequence) -> Bool {
    sequence.number(0, default: 1) == 1 && (2...16).contains(sequence.number(1, default: 1))
  }

  private static func numbered(_ sequence: ControlSequence) -> Meaning {
    switch sequence.number(0, default: 0) {
    case 27 where sequence.parameters.count == 3:
      character(sequence, code: sequence.number(2, default: 0))
    case 200: .pasteStart
    case let number: KeyTable.numbered(number).map { key($0, sequence) } ?? .unknown
    }
  }

  /// A key with the modifiers of the second parameter, `modifiers:event`.
  private static func key(
    _ code: Key.Code, _ sequence: ControlSequence, adding added: Key.Modifiers = []
  ) -> Meaning {
    if sequence.isRelease { return .nothing }
    guard let modifiers = modifiers(sequence.number(1, default: 1)) else { return .unknown }
    return .input(.key(Key(code, modifiers.union(added))))
  }

  /// A key named by its code point: kitty's `CSI code ; modifiers u`, xterm's `CSI 27 ; modifiers ;
  /// code ~`.
  private static func character(_ sequence: ControlSequence, code: Int) -> Meaning {
    if let special = special(code) {
      return special == .escape ? escape(sequence) : key(special, sequence)
    }
    guard case .input(.key(let key)) = key(.escape, sequence) else {
      return sequence.isRelease ? .nothing : .unknown
    }
    guard let scalar = text(code) else { return .unknown }
    let reports = sequence.final == 0x75
    if let latin = latin(scalar, key.modifiers, base: reports ? sequence.subparameter(0, 2) : nil) {
      return pressed(typed(latin, key.modifiers, shifted: nil), sequence)
    }
    let shifted = reports ? sequence.subparameter(0, 1).flatMap(text) : nil
    return pressed(typed(scalar, key.modifiers, shifted: shifted), sequence)
  }

  /// The character of a code point, if it is one that a key can type.
  private static func text(_ code: Int) -> Unicode.Scalar? {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init),
      scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value),
      !scalar.properties.generalCategory.isPrivateUse
    else { return nil }
    return scalar
  }

  /// Esc, whatever is held with it: most terminals send the same byte for it with Shift or Ctrl, and ESC ESC with Alt. Held
  /// down it is one press, or it would stop the next answer too.
  private static func escape(_ sequence: ControlSequence) -> Meaning {
    guard case .input = key(.escape, sequence) else { return key(.escape, sequence) }
    return pressed(.escape, sequence)
  }

  /// A key that went down; for the stop keys not again while they are held: after the stop Ctrl-C clears and quits.
  private static func pressed(_ key: Key, _ sequence: ControlSequence) -> Meaning {
    sequence.isRepeat && (key == .escape || key == .control("c")) ? .nothing : .input(.key(key))
  }

  /// The Latin letter or sign of a shortcut that is pressed in another script's layout; with Alt letters only, as its signs
  /// are typed.
  private static func latin(
    _ scalar: Unicode.Scalar, _ modifiers: Key.Modifiers, base: Int?
  ) -> Unicode.Scalar? {
    guard !modifiers.isDisjoint(with: [.control, .alt]),
      let key = KeyboardLayoutTable.latinKey(for: scalar, base: base)
    else { return nil }
    return modifiers.contains(.control) || key.properties.isAlphabetic ? key : nil
  }

  /// A character key as the user thinks of it: Ctrl with the small letter, else Shift is in the
  /// character.
  private static func typed(
    _ scalar: Unicode.Scalar, _ modifiers: Key.Modifiers, shifted: Unicode.Scalar?
  ) -> Key {
    let character = Character(scalar)
    if modifiers.contains(.control) {
      if scalar == "[", modifiers == .control { return .escape }
      let small = character.lowercased()
      return Key(.character(small.count == 1 ? Character(small) : character), modifiers)
    }
    guard modifiers.contains(.shift) else { return Key(.character(character), modifiers) }
    let large: Character?
    if let shifted {
      large = Character(shifted)
    } else {
      let upper = character.uppercased()
      large =
        upper.count == 1 && (upper != String(character) || character.isUppercase)
        ? Character(upper) : nil
    }
    guard let large else { return Key(.character(character), modifiers) }
    return Key(.character(large), modifiers.subtracting(.shift))
  }

  /// Keys that have a number instead of a character: ASCII controls and kitty's functional keys.
  private static func special(_ code: Int) -> Key.Code? {
    switch code {
    case 9: .tab
    case 13, 57414: .enter
    case 27: .escape
    case 8, 127: .backspace
    case 57376...57398: .function(code - 57376 + 13)
    case 57399...57408: Character(exactly: code - 57399 + 0x30).map(Key.Code.character)
    case 57409: .character(".")
    case 57410: .character("/")
    case 57411: .character("*")
    case 57412: .character("-")
    case 57413: .character("+")
    case 57415: .character("=")
    case 57416: .character(",")
    case 57417: .left
    case 57418: .right
    case 57419: .up
    case 57420: .down
    case 57421: .pageUp
    case 57422: .pageDown
    case 57423: .home
    case 57424: .end
    case 57425: .insert
    case 57426: .delete
    default: nil
    }
  }
}

extension ControlSequence {
  /// The key's event, kitty's second part of the second parameter: 1 pressed, 2 repeated, 3 released.
  fileprivate var isRelease: Bool { subparameter(1, 1) == 3 }
  fileprivate var isRepeat: Bool { subparameter(1, 1) == 2 }
}

extension Character {
  /// A character from an ASCII code.
  fileprivate init?(exactly code: Int) {
    guard let byte = UInt8(exactly: code), byte < 0x80 else { return nil }
    self.init(Unicode.Scalar(byte))
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isPrivateUse: Bool { self == .privateUse || self == .surrogate }
}
