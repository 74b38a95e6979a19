// The commands that change the text, or take a part of it into the kill ring.
extension Vi {
  /// False where there was nothing to do.
  ///
  /// - Parameters:
  ///   - beginning: where the change begins in the text's history.
  ///   - kept: the command as `.` makes it again.
  mutating func change(
    _ command: ViCommand, in composer: inout Composer, _ ring: inout KillRing,
    _ around: Surroundings, since beginning: Int, _ kept: ViCommand
  ) -> Bool {
    switch command.verb {
    case .operate(let work, let target):
      guard let (part, isOfLines) = part(of: target, work, command.count, in: composer) else {
        return false
      }
      endVisual()
      if case .operate(_, .motion(.find(let find))) = command.verb { self.find = find }
      operate(work, on: part, isOfLines: isOfLines, in: &composer, &ring)
      if work == .change { insert(kept, since: beginning, in: composer) }
      return true
    case .enter(let entry):
      enter(entry, in: &composer)
      insert(command, since: beginning, in: composer)
      return true
    case .put(let isBefore):
      return put(isBefore: isBefore, command.times, in: &composer, &ring, around)
    case .replace(let character): return replace(with: character, command.times, in: &composer)
    case .flipCase: return flipCase(command.times, in: &composer)
    case .join: return join(command.times, in: &composer)
    case .move, .undo, .again, .visual, .otherEnd, .findPrompt: return false
    }
  }

  private mutating func endVisual() {
    if isSelecting { mode = .normal }
  }

  // MARK: - Parts

  /// What an operator takes; nil where there is nothing.
  private func part(
    of target: ViTarget, _ work: ViOperator, _ count: Int?, in composer: Composer
  ) -> (part: Range<Int>, isOfLines: Bool)? {
    let text = ViText(composer.characters)
    let caret = composer.caret
    switch target {
    case .lines:
      return (text.lines(from: caret, to: text.line((count ?? 1) - 1, from: caret)), true)
    case .selection:
      guard case .visual(let selecting) = mode else { return nil }
      let part = part(of: selecting, in: composer)
      return selecting.isOfLines
        ? (text.lines(from: part.lowerBound, to: max(selecting.anchor, selecting.head)), true)
        : (part, false)
    case .span(let length, let isOfLines):
      return isOfLines
        ? (text.lines(from: caret, to: text.line(length - 1, from: caret)), true)
        : (caret..<min(text.end, caret + length), false)
    case .object(let object): return text.part(object, at: caret, count: count ?? 1)
    case .motion(let motion): return text.part(motion, work, from: caret, count, find)
    }
  }

  // MARK: - Operators

  private mutating func operate(
    _ work: ViOperator, on part: Range<Int>, isOfLines: Bool, in composer: inout Composer,
    _ ring: inout KillRing
  ) {
    switch work {
    case .yank:
      keep(part, isOfLines: isOfLines, of: composer, in: &ring)
      let start = isOfLines ? composer.lineStart(of: part.lowerBound) : part.lowerBound
      composer.place(isOfLines && part.contains(composer.caret) ? composer.caret : start)
    case .delete:
      keep(part, isOfLines: isOfLines, of: composer, in: &ring)
      remove(part, isOfLines: isOfLines, in: &composer)
    case .change:
      keep(part, isOfLines: isOfLines, of: composer, in: &ring)
      composer.place(part.lowerBound)
      composer.replace(part, with: "", as: .other)
    case .lowercase, .uppercase, .flipCase:
      let text = ViText.recased(composer.characters[part], work)
      rewrite(part, text, in: &composer)
      composer.place(part.lowerBound)
    }
  }

  /// Into the kill ring, whose newest text is what vi calls the unnamed register.
  private mutating func keep(
    _ part: Range<Int>, isOfLines: Bool, of composer: Composer, in ring: inout KillRing
  ) {
    guard !part.isEmpty || isOfLines else { return }
    let text = composer.text(of: part) + (isOfLines ? "\n" : "")
    lines = isOfLines ? text : nil
    ring.copy(text)
  }

  /// Lines go with one line end, the one behind them or else the one before.
  private func remove(_ part: Range<Int>, isOfLines: Bool, in composer: inout Composer) {
    guard isOfLines else {
      composer.place(part.lowerBound)
      return composer.replace(part, with: "", as: .other)
    }
    var whole = part
    if part.upperBound < composer.characters.count {
      whole = part.lowerBound..<(part.upperBound + 1)
    } else if part.lowerBound > 0 {
      whole = (part.lowerBound - 1)..<part.upperBound
    }
    composer.replace(whole, with: "", as: .other)
    let place = min(part.lowerBound, composer.characters.count)
    composer.place(ViText(composer.characters).firstLetter(place))
  }

  /// Puts other letters in; a part with folded pastes stays as it is.
  private func rewrite(_ part: Range<Int>, _ text: String, in composer: inout Composer) {
    guard !composer.pieces.contains(where: { part.contains($0.place) }),
      !composer.characters[part].elementsEqual(text)
    else { return }
    composer.replace(part, with: text, as: .other)
  }

  // MARK: - Single commands

  private func enter(_ entry: ViCommand.Entry, in composer: inout Composer) {
    let text = ViText(composer.characters)
    let caret = composer.caret
    let (start, end) = (text.lineStart(caret), text.lineEnd(caret))
    let first = text.characters[start..<end].firstIndex { !$0.isWhitespace } ?? end
    switch entry {
    case .before: composer.place(caret)
    case .lineStart: composer.place(first)
    case .behind: composer.place(min(end, caret + 1))
    case .lineEnd: composer.place(end)
    case .lineBelow:
      composer.replace(end..<end, with: "\n", as: .other)
    case .lineAbove:
      composer.replace(start..<start, with: "\n", as: .other)
      composer.place(start)
    }
  }

  private mutating func put(
    isBefore: Bool, _ times: Int, in composer: inout Composer, _ ring: inout KillRing,
    _ around: Surroundings
  ) -> Bool {
    guard let newest = ring.texts.last,
      newest.utf8.count * times <= max(Self.mostBytes, newest.utf8.count)
    else { return false }
    let isOfLines = newest == lines
    let text = String(repeating: newest, count: times)
    if case .visual(let selecting) = mode {
      put(text, isOfLines: isOfLines, over: selecting, in: &composer, &ring, around)
      return true
    }
    if isOfLines {
      putLines(text, isBefore: isBefore, in: &composer, around)
    } else {
      let end = composer.lineEnd(of: composer.caret)
      composer.place(isBefore ? composer.caret : min(end, composer.caret + 1))
      let start = composer.caret
      if times == 1 { _ = ring.yank() }
      composer.put(
        text, over: start..<start, as: times == 1 ? .yanking : .other, folding: around.folds)
      let last = composer.caret - 1
      composer.place(text.contains(where: \.isNewline) ? start : max(start, last))
    }
    return true
  }

  /// In the place of what is selected, which comes into the ring instead. Lines stay lines of their own.
  private mutating func put(
    _ text: String, isOfLines: Bool, over selecting: Selecting, in composer: inout Composer,
    _ ring: inout KillRing, _ around: Surroundings
  ) {
    mode = .normal
    ring.interrupt()
    var part = part(of: selecting, in: composer)
    var text = text
    if selecting.isOfLines {
      part = ViText(composer.characters).lines(from: selecting.anchor, to: selecting.head)
      if isOfLines { text.removeLast() }
    } else if isOfLines {
      text = "\n" + text
    }
    keep(part, isOfLines: selecting.isOfLines, of: composer, in: &ring)
    composer.put(text, over: part, as: .other, folding: around.folds)
    composer.place(max(part.lowerBound, composer.caret - 1))
  }

  private func putLines(
    _ text: String, isBefore: Bool, in composer: inout Composer, _ around: Surroundings
  ) {
    let place =
      isBefore ? composer.lineStart(of: composer.caret) : composer.lineEnd(of: composer.caret)
    let block = String(text.dropLast())
    if isBefore {
      composer.replace(place..<place, with: "\n", as: .other)
      composer.put(block, over: place..<place, as: .other, folding: around.folds)
      composer.place(ViText(composer.characters).firstLetter(place))
    } else {
      composer.replace(place..<place, with: "\n", as: .other)
      composer.put(block, over: (place + 1)..<(place + 1), as: .other, folding: around.folds)
      composer.place(ViText(composer.characters).firstLetter(place + 1))
    }
  }

  private mutating func replace(
    with character: Character, _ times: Int, in composer: inout Composer
  ) -> Bool {
    var part = composer.caret..<(composer.caret + times)
    let isSelected = isSelecting
    if case .visual(let selecting) = mode {
      part = self.part(of: selecting, in: composer)
      mode = .normal
    } else if part.upperBound > composer.lineEnd(of: composer.caret) {
      return false
    }
    let text = String(composer.characters[part].map { $0.isNewline ? $0 : character })
    rewrite(part, text, in: &composer)
    composer.place(isSelected ? part.lowerBound : part.upperBound - 1)
    return true
  }

  private func flipCase(_ times: Int, in composer: inout Composer) -> Bool {
    let end = composer.lineEnd(of: composer.caret)
    let part = composer.caret..<min(end, composer.caret + times)
    guard !part.isEmpty else { return false }
    rewrite(part, ViText.recased(composer.characters[part], .flipCase), in: &composer)
    composer.place(part.upperBound)
    return true
  }

  /// Joins lines with a blank between them; between Chinese or Japanese letters with none.
  private mutating func join(_ times: Int, in composer: inout Composer) -> Bool {
    var count = max(1, times - 1)
    if case .visual(let selecting) = mode {
      let part = part(of: selecting, in: composer)
      count = max(1, composer.characters[part].dropLast().count(where: \.isNewline))
      mode = .normal
      composer.place(part.lowerBound)
    }
    var isJoined = false
    for _ in 0..<count {
      guard let (part, glue) = ViText(composer.characters).joint(behind: composer.caret) else {
        break
      }
      composer.replace(part, with: glue, as: .other)
      composer.place(part.lowerBound)
      isJoined = true
    }
    return isJoined
  }
}

// MARK: - In the text

extension ViText {
  /// From the start of one line to the end of another, without the line end there.
  func lines(from first: Int, to last: Int) -> Range<Int> {
    lineStart(min(first, last))..<lineEnd(max(first, last))
  }

  /// What an operator takes of the way of a motion.
  func part(
    _ motion: ViMotion, _ work: ViOperator, from caret: Int, _ count: Int?, _ find: ViFind?
  ) -> (part: Range<Int>, isOfLines: Bool)? {
    // On a word, `cw` changes it and leaves the blanks, as vi always did.
    if work == .change, case .word(let isBig) = motion, caret < end, !isBlank(caret) {
      return (caret..<wordsEnd(from: caret, count ?? 1, isBig: isBig), false)
    }
    guard let reach = reach(motion, from: caret, count: count, find: find, isTaken: true) else {
      return nil
    }
    let (low, high) = (min(caret, reach.place), max(caret, reach.place))
    switch reach.kind {
    case .lines: return (lines(from: low, to: high), true)
    case .inclusive:
      let part = low..<min(end, high + 1)
      return part.isEmpty ? nil : (part, false)
    case .exclusive:
      // To change nothing is to insert.
      return low == high && work != .change ? nil : (low..<high, false)
    }
  }

  private func wordsEnd(from caret: Int, _ count: Int, isBig: Bool) -> Int {
    var place = words.token(at: caret, isBig: isBig).upperBound
    for _ in 1..<max(1, count) { place = min(end, wordEnd(after: place - 1, isBig: isBig) + 1) }
    return place
  }

  static func recased(_ characters: ArraySlice<Character>, _ work: ViOperator) -> String {
    characters.reduce(into: "") { text, character in
      switch work {
      case .lowercase: text += character.lowercased()
      case .uppercase: text += character.uppercased()
      case .flipCase:
        text += character.isUppercase ? character.lowercased() : character.uppercased()
      case .delete, .change, .yank: text.append(character)
      }
    }
  }

  /// The line end behind a place with the blanks of the next line, and what comes there.
  func joint(behind place: Int) -> (part: Range<Int>, glue: String)? {
    let low = lineEnd(place)
    guard low < end else { return nil }
    var high = low + 1
    while high < end, isBlank(high), !characters[high].isNewline { high += 1 }
    let before = low > lineStart(place) ? characters[low - 1] : nil
    let behind = high < end && !characters[high].isNewline ? characters[high] : nil
    guard let before, let behind, !before.isWhitespace, behind != ")" else {
      return (low..<high, "")
    }
    return (low..<high, words.areOfOneRun(before, behind) ? "" : " ")
  }
}
