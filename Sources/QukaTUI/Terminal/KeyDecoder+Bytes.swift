import QukaScreen

extension KeyDecoder {
  mutating func consume(_ byte: UInt8) {
    switch state {
    case .ground: consumePlain(byte, alt: false)
    case .escape(let isSecond): consumeAfterEscape(byte, isSecond: isSecond)
    case .character(let decoder, let alt): consumeContinuation(byte, decoder, alt: alt)
    case .control: consumeControl(byte)
    case .overlong: consumeOverlong(byte)
    case .shift: consumeShift(byte)
    case .console: consumeConsole(byte)
    case .legacyMouse(let remaining): consumeLegacyMouse(byte, remaining: remaining)
    case .string(let kind): consumeString(byte, kind)
    case .stringEscape(let kind): consumeStringEscape(byte, kind)
    case .paste: if collector.append(byte) { endPaste() }
    case .burst: collector.clean(byte)
    }
  }

  /// A byte that starts something new.
  private mutating func consumePlain(_ byte: UInt8, alt: Bool) {
    if byte == 0x1B {
      beginEscape(isSecond: false)
    } else if byte < 0x80 {
      enter(.ground)
      let key = configuration.strings[[byte]] ?? KeyTable.ascii(byte)
      emit(alt ? Key(key.code, key.modifiers.union(.alt)) : key)
    } else if let decoder = ScalarDecoder(lead: byte) {
      enter(.character(decoder, alt: alt))
    } else {
      enter(.ground)
      emit(.character("\u{FFFD}"))
    }
  }

  private mutating func consumeContinuation(_ byte: UInt8, _ decoder: ScalarDecoder, alt: Bool) {
    var decoder = decoder
    switch decoder.next(byte) {
    case .incomplete:
      enter(.character(decoder, alt: alt))
    case .scalar(let scalar):
      enter(.ground)
      // U+0080 to U+009F are control characters: neither text nor a key.
      if scalar.value >= 0xA0 { emit(.character(Character(scalar), alt ? .alt : [])) }
    case .invalid:
      enter(.ground)
      emit(.character("\u{FFFD}"))
    case .broken:
      enter(.ground)
      emit(.character("\u{FFFD}"))
      consume(byte)
    }
  }

  private mutating func consumeAfterEscape(_ byte: UInt8, isSecond: Bool) {
    buffer.append(byte)
    switch byte {
    case 0x1B:
      if !isSecond { emit(.escape) }
      beginEscape(isSecond: arrival == .together && !isSecond)
    case 0x5B: enter(.control)
    case 0x4F: enter(.shift)
    case 0x50: enter(.string(.device))
    case 0x5D: enter(.string(.operatingSystem))
    case 0x5E: enter(.string(.privacy))
    case 0x5F: enter(.string(.application))
    default:
      if arrival != .together || isSecond {
        if !isSecond { emit(.escape) }
        consumePlain(byte, alt: false)
      } else if let key = configuration.strings[buffer] {
        enter(.ground)
        emit(key)
      } else {
        consumePlain(byte, alt: true)
      }
    }
  }

  /// `ESC [` and its like alone: the chord Alt-[, or Esc, unless reported, and `[` if they came in two reads.
  mutating func emitIntroducerAsKeys() {
    guard let last = buffer.last else { return }
    let key = KeyTable.ascii(last)
    switch arrival {
    case .together: emit(Key(key.code, key.modifiers.union(.alt)))
    case .torn:
      emit(.escape)
      emit(key)
    case .late: emit(key)
    }
  }
}
