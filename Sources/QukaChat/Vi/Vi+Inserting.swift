// Insert mode: what is typed in it is one change, which `u` takes back and `.` makes again.
extension Vi {
  /// Begins insert mode at the caret.
  ///
  /// - Parameter beginning: where the command's change begins in the text's history.
  mutating func insert(_ command: ViCommand?, since beginning: Int, in composer: Composer) {
    mode = .insert
    let place = Place(composer)
    insertion = Insertion(
      command: command, beginning: beginning, ahead: place.caret,
      behind: place.count - place.caret, seen: place)
  }

  /// Another key was pressed in insert mode. Behind a caret that only moved, a new text begins.
  mutating func followInsertion(_ composer: Composer) {
    guard var insertion else { return }
    defer { self.insertion = insertion }
    let place = Place(composer)
    let hasMoved = place.count == insertion.seen.count && place.caret != insertion.seen.caret
    insertion.seen = place
    guard hasMoved || insertion.ahead > place.caret || insertion.behind > place.count else {
      return
    }
    // The change begins where it began: it is taken back as a whole.
    if hasMoved { insertion.command = nil }
    (insertion.ahead, insertion.behind) = (place.caret, place.count - place.caret)
  }

  /// The first key of an insert mode that no command began.
  package mutating func beginIfNew(_ composer: inout Composer) {
    guard mode == .insert, insertion == nil else { return }
    insert(nil, since: composer.history.begin(), in: composer)
  }

  /// Another text stands in the input: what is typed there is a change of its own.
  package mutating func forgetInsertion() { insertion = nil }

  /// Keeps what was typed, types it as often as the command's count says, and joins all of it for undo.
  mutating func endInsertion(_ composer: inout Composer) {
    defer { insertion = nil }
    guard let insertion else { return stepBack(&composer) }
    let end = composer.characters.count - insertion.behind
    let text =
      insertion.ahead <= end && composer.caret == end
      ? composer.text(of: insertion.ahead..<end) : ""
    if let command = insertion.command {
      lastChange = Change(command: command, typed: text)
      if command.repeatsText { repeatText(text, command, in: &composer) }
    } else if !text.isEmpty {
      lastChange = Change(
        command: ViCommand(count: nil, verb: .enter(.before)), typed: text)
    }
    composer.history.join(since: insertion.beginning)
    stepBack(&composer)
  }

  private func repeatText(_ text: String, _ command: ViCommand, in composer: inout Composer) {
    guard command.times > 1, !text.isEmpty, text.utf8.count * command.times <= Self.mostBytes else {
      return
    }
    let isOfLines = command.verb == .enter(.lineBelow) || command.verb == .enter(.lineAbove)
    let copies = String(repeating: (isOfLines ? "\n" : "") + text, count: command.times - 1)
    composer.replace(composer.caret..<composer.caret, with: copies, as: .other)
  }

  /// What a count can make at most.
  static let mostBytes = 1 << 20

  /// On the way out of insert mode the caret goes onto the last character typed.
  private func stepBack(_ composer: inout Composer) {
    let caret = composer.caret
    if caret > composer.lineStart(of: caret) { composer.place(caret - 1) }
  }
}

extension ViCommand {
  /// Its count says how often what is typed stands there.
  fileprivate var repeatsText: Bool {
    if case .enter = verb { true } else { false }
  }
}
