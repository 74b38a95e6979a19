import QukaScreen

extension KeyDecoder {
  /// A control sequence longer than this means nothing and is swallowed.
  private static var longestSequence: Int { 64 }
  /// Bytes of a string that are kept, enough for every reply that is understood.
  private static var keptString: Int { 256 }
  /// A string longer than this is abandoned.
  private static var longestString: Int { 1 << 20 }

  mutating func consumeControl(_ byte: UInt8) {
    switch byte {
    case 0x20...0x3F:
      buffer.append(byte)
      if buffer.count > Self.longestSequence { enter(.overlong) }
    case 0x40...0x7E:
      buffer.append(byte)
      finishControl()
    default:
      abandonSequence(at: byte)
    }
  }

  private mutating func finishControl() {
    enter(.ground)
    if buffer.count == 3, buffer[2] == 0x4D { return enter(.legacyMouse(remaining: 3)) }
    if buffer.count == 3, buffer[2] == 0x5B { return enter(.console) }
    if let key = configuration.strings[buffer] { return emit(key) }
    switch ControlSequence(buffer[2...]).map(KeyTable.meaning) ?? .unknown {
    case .input(let input): emit(input)
    case .pasteStart: beginPaste()
    case .nothing: break
    case .unknown: emitUnknown()
    }
  }

  /// ESC in one read and `[h` in the next are Esc and two letters; in one read they are a sequence.
  private mutating func emitUnknown() {
    guard arrival != .together, buffer.count == 3, let last = buffer.last else {
      return emit(.reply(.other))
    }
    buffer.removeLast()
    emitIntroducerAsKeys()
    consume(last)
  }

  /// A byte that cannot be part of the sequence ends it and is taken by itself.
  private mutating func abandonSequence(at byte: UInt8) {
    enter(.ground)
    if buffer.count == 2 { emitIntroducerAsKeys() } else { emit(.reply(.other)) }
    consume(byte)
  }

  mutating func consumeOverlong(_ byte: UInt8) {
    switch byte {
    case 0x20...0x3F: break
    case 0x40...0x7E:
      enter(.ground)
      emit(.reply(.other))
    default:
      abandonSequence(at: byte)
    }
  }

  mutating func consumeShift(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39 where buffer.count < 4:
      buffer.append(byte)
    case 0x20...0x7E:
      buffer.append(byte)
      enter(.ground)
      if let key = configuration.strings[buffer] ?? KeyTable.shifted(buffer[2...]) {
        emit(key)
      } else {
        emitUnknown()
      }
    default:
      abandonSequence(at: byte)
    }
  }

  mutating func consumeConsole(_ byte: UInt8) {
    guard (0x20...0x7E).contains(byte) else { return abandonSequence(at: byte) }
    buffer.append(byte)
    enter(.ground)
    if let key = configuration.strings[buffer] {
      emit(key)
    } else if (0x41...0x45).contains(byte) {
      emit(Key(.function(Int(byte) - 0x40)))
    } else {
      emit(.reply(.other))
    }
  }

  mutating func consumeLegacyMouse(_ byte: UInt8, remaining: Int) {
    guard byte >= 0x20 else { return abandonSequence(at: byte) }
    if remaining > 1 { return enter(.legacyMouse(remaining: remaining - 1)) }
    enter(.ground)
    emit(.reply(.other))
  }

  mutating func consumeString(_ byte: UInt8, _ kind: StringKind) {
    if byte == 0x1B, buffer.count > 2 { return beginStringEscape(kind) }
    if buffer.count == 2, !kind.mayBegin(with: byte) { return abandonSequence(at: byte) }
    if byte == 0x07, kind == .operatingSystem { return finishString(kind) }
    // No string holds control keys, Ctrl-C and Enter among them: it was cut off.
    if byte < 0x20, byte != 0x07 { return abandonSequence(at: byte) }
    stringLength = buffer.count == 2 ? 1 : stringLength + 1
    if buffer.count < Self.keptString { buffer.append(byte) }
    stringGrew()
    if stringLength > Self.longestString {
      enter(.ground)
      emit(.reply(.other))
    }
  }

  mutating func consumeStringEscape(_ byte: UInt8, _ kind: StringKind) {
    if byte == 0x5C { return finishString(kind) }
    emit(.reply(.other))
    restartEscape()
    consume(byte)
  }

  private mutating func finishString(_ kind: StringKind) {
    enter(.ground)
    switch kind {
    case .operatingSystem: emit(.reply(ColorReport.parse(buffer.dropFirst(2)) ?? .other))
    case .device, .application, .privacy: emit(.reply(.other))
    }
  }
}

extension KeyDecoder.StringKind {
  /// Whether a string of this kind may start so. What may not is an Alt-chord and the next key.
  fileprivate func mayBegin(with byte: UInt8) -> Bool {
    switch self {
    case .operatingSystem: (0x30...0x39).contains(byte)
    case .device: (0x20...0x3F).contains(byte)
    case .application, .privacy: (0x20...0x7E).contains(byte)
    }
  }
}
