// What the commands of normal and visual mode do.
extension Vi {
  mutating func perform(
    _ command: ViCommand, on composer: inout Composer, _ ring: inout KillRing,
    _ around: Surroundings
  ) -> Outcome {
    switch command.verb {
    case .move(let motion): return move(motion, command.count, in: &composer, around)
    case .undo, .findPrompt, .again, .visual, .otherEnd:
      return performOther(command, on: &composer, &ring, around)
    case .operate, .enter, .put, .replace, .flipCase, .join: break
    }
    let kept = repeatable(command, in: composer)
    let beginning = composer.history.begin()
    let isDone = change(command, in: &composer, &ring, around, since: beginning, kept)
    if mode != .insert { composer.history.join(since: beginning) }
    guard isDone else { return .nothing }
    if mode != .insert, command.changesText { lastChange = Change(command: kept) }
    return .done
  }

  private mutating func performOther(
    _ command: ViCommand, on composer: inout Composer, _ ring: inout KillRing,
    _ around: Surroundings
  ) -> Outcome {
    switch command.verb {
    case .undo:
      guard composer.canUndo else { return .nothing }
      for _ in 0..<command.times where composer.canUndo { composer.undo() }
      composer.deselect()
      return .done
    case .again: return again(command.count, on: &composer, &ring, around)
    case .visual(let isOfLines):
      toggleVisual(isOfLines: isOfLines, in: &composer)
      return .done
    case .otherEnd:
      guard case .visual(var selecting) = mode else { return .nothing }
      swap(&selecting.anchor, &selecting.head)
      select(selecting, in: &composer)
      return .done
    case .findPrompt: return .findPrompt
    default: return .nothing
    }
  }

  /// The last change once more, with another count if one was typed.
  private mutating func again(
    _ count: Int?, on composer: inout Composer, _ ring: inout KillRing, _ around: Surroundings
  ) -> Outcome {
    guard var change = lastChange else { return .nothing }
    if let count { change.command.count = count }
    let beginning = composer.history.begin()
    let outcome = perform(change.command, on: &composer, &ring, around)
    if mode == .insert {
      let typed = change.typed ?? ""
      if !typed.isEmpty {
        composer.put(
          typed, over: composer.caret..<composer.caret, as: .other, folding: around.folds)
      }
      endInsertion(&composer)
      mode = .normal
      composer.history.join(since: beginning)
    }
    lastChange = change
    return outcome
  }

  /// What `.` does: as visual mode's selection is no more, it takes as much as that was.
  private func repeatable(_ command: ViCommand, in composer: Composer) -> ViCommand {
    guard case .operate(let work, .selection) = command.verb, case .visual(let selecting) = mode
    else { return command }
    let part = part(of: selecting, in: composer)
    let lines = composer.characters[part].dropLast().count(where: \.isNewline) + 1
    let span = ViTarget.span(
      selecting.isOfLines ? lines : part.count, isOfLines: selecting.isOfLines)
    return ViCommand(count: nil, verb: .operate(work, span))
  }

  // MARK: - Moving

  private mutating func move(
    _ motion: ViMotion, _ count: Int?, in composer: inout Composer, _ around: Surroundings
  ) -> Outcome {
    if case .visual(let selecting) = mode { composer.place(selecting.head, keepingColumn: true) }
    let outcome =
      motion == .up || motion == .down
      ? moveRows(isDown: motion == .down, count ?? 1, in: &composer, around)
      : moveCaret(motion, count, in: &composer)
    guard case .visual(var selecting) = mode else { return outcome }
    let column = composer.wantedColumn
    if case .object(let object) = motion {
      guard
        let found = ViText(composer.characters).part(object, at: selecting.head, count: count ?? 1)
      else { return .nothing }
      selecting.anchor = found.part.lowerBound
      selecting.head = max(found.part.lowerBound, found.part.upperBound - 1)
      selecting.isOfLines = found.isOfLines
    } else {
      selecting.head = composer.caret
    }
    select(selecting, in: &composer, keeping: column)
    // Behind the last row there is no history while something is selected.
    return .done
  }

  private mutating func moveCaret(
    _ motion: ViMotion, _ count: Int?, in composer: inout Composer
  ) -> Outcome {
    if case .find(let find) = motion { self.find = find }
    guard
      let reach = ViText(composer.characters)
        .reach(motion, from: composer.caret, count: count, find: find, isTaken: false)
    else { return .nothing }
    if motion == .lineEnd {
      // Up and down stay at the ends of lines.
      composer.move(to: reach.place, keeping: Self.farColumn)
    } else {
      composer.place(reach.place)
    }
    return .done
  }

  private static let farColumn = 1 << 30

  private func moveRows(
    isDown: Bool, _ count: Int, in composer: inout Composer, _ around: Surroundings
  ) -> Outcome {
    for step in 0..<count {
      guard around.moveRow(&composer, isDown) else {
        return step > 0 ? .done : isDown ? .behindLastRow : .beforeFirstRow
      }
      settle(&composer)
    }
    return .done
  }

  // MARK: - Selecting

  private mutating func toggleVisual(isOfLines: Bool, in composer: inout Composer) {
    guard case .visual(var selecting) = mode else {
      guard !composer.isEmpty else { return }
      select(
        Selecting(anchor: composer.caret, head: composer.caret, isOfLines: isOfLines),
        in: &composer)
      return
    }
    guard selecting.isOfLines != isOfLines else {
      mode = .normal
      return composer.place(selecting.head)
    }
    selecting.isOfLines = isOfLines
    select(selecting, in: &composer)
  }

  private mutating func select(
    _ selecting: Selecting, in composer: inout Composer, keeping column: Int? = nil
  ) {
    mode = .visual(selecting)
    show(selecting, in: &composer, keeping: column)
  }
}

extension ViCommand {
  /// `.` makes it again.
  fileprivate var changesText: Bool {
    switch verb {
    case .operate(let work, _): work != .yank
    case .put, .replace, .flipCase, .join, .enter: true
    case .move, .undo, .again, .visual, .otherEnd, .findPrompt: false
    }
  }

  /// Another text can take the place of what it puts in.
  var goesOnWithYank: Bool {
    if case .put = verb { true } else { false }
  }
}

extension Composer {
  /// Puts the caret somewhere without a selection; up and down keep their column.
  fileprivate mutating func place(_ index: Int, keepingColumn: Bool) {
    let column = wantedColumn
    place(index)
    if keepingColumn, let column { move(to: caret, keeping: column) }
  }
}
