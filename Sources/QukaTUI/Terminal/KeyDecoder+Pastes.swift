import QukaScreen
import QukaWire

// Pastes: those that the terminal marks, and those of terminals that do not.
extension KeyDecoder {
  /// Takes the bytes of a read, or the rest of them.
  mutating func take(_ bytes: ArraySlice<UInt8>, at now: Instant) {
    let burst = burst(in: bytes, at: now)
    if case .escape(let isSecond) = state, burst != nil, let first = bytes.first,
      !PasteBurst.introducers.contains(first)
    {
      // It came in a read of its own.
      if !isSecond { emit(.escape) }
      enter(.ground)
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch state {
      case .burst(let isOneLine):
        index = collectUnmarked(bytes[index...], isOneLine: isOneLine, at: now)
      case .paste: index = collect(bytes, from: index)
      case .ground where burst?.begins(at: index) == true:
        collector = PasteCollector(limit: configuration.pasteLimit)
        enter(.burst(isOneLine: burst?.isOneLine == true))
      default:
        consume(bytes[index])
        index += 1
      }
    }
  }

  /// Collects what belongs to an open paste that the terminal did not mark, and answers where something else begins.
  private mutating func collectUnmarked(
    _ bytes: ArraySlice<UInt8>, isOneLine: Bool, at now: Instant
  ) -> Int {
    // The terminal answers behind what was typed before it was asked.
    let answer =
      awaitsReplies(at: now)
      ? bytes.indices.dropLast().first {
        bytes[$0] == 0x1B && PasteBurst.introducers.contains(bytes[$0 + 1])
      } : nil
    for byte in bytes[..<(answer ?? bytes.endIndex)] { collector.clean(byte) }
    guard let answer else { return bytes.endIndex }
    endBurst(isOneLine: isOneLine, at: now)
    return answer
  }

  private func burst(in bytes: ArraySlice<UInt8>, at now: Instant) -> PasteBurst? {
    guard configuration.burstDelay != nil else { return nil }
    switch state {
    case .ground, .character, .escape:
      return PasteBurst(bytes, goesOn: burstGoesOnUntil.map { now < $0 } ?? false)
    default: return nil
    }
  }

  /// Collects what belongs to the open paste, and answers where something else begins.
  private mutating func collect(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    for index in start..<bytes.endIndex where collector.append(bytes[index]) {
      let rest = bytes[(index + 1)...]
      // A paste that holds an end mark would go on as keys: what comes before the mark that is the last is all of it.
      if PasteCollector.hasSecondEnd(rest) {
        collector.goOn()
        continue
      }
      endPaste()
      return index + 1
    }
    return bytes.endIndex
  }

  mutating func beginPaste() {
    // This terminal marks them.
    configuration.burstDelay = nil
    collector = PasteCollector(limit: configuration.pasteLimit)
    enter(.paste)
  }

  mutating func endPaste(isMarked: Bool = true) {
    enter(.ground)
    emit(.paste(collector.text))
    if let fault = collector.fault {
      emit(.pasteFault(fault))
    } else if !isMarked {
      emit(.pasteFault(.noEnd))
    }
    collector = PasteCollector(limit: 0)
  }

  mutating func endBurst(isOneLine: Bool, at now: Instant) {
    burstGoesOnUntil = now + configuration.burstRest
    guard isOneLine, collector.endsOnlyLine else { return endPaste() }
    collector.dropLineEnd()
    endPaste()
    emit(.enter)
  }
}
