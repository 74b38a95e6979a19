/// vi's modes for the input: keys of the normal mode in, changes of the text out. In insert mode the input's own keys
/// count, and vi only looks on.
package struct Vi: Equatable, Sendable {
  package enum Mode: Equatable, Sendable {
    case insert
    case normal
    case visual(Selecting)
  }

  /// A selection that holds the characters at both of its ends, or their whole lines.
  package struct Selecting: Equatable, Sendable {
    /// Where it began.
    var anchor: Int
    /// Where the caret goes on.
    var head: Int
    package var isOfLines = false
  }

  /// What has to be done where vi itself cannot.
  package enum Outcome: Equatable, Sendable {
    case done
    /// The caret is in the first or last row: the history is behind it.
    case beforeFirstRow
    case behindLastRow
    case findPrompt
    /// The keys typed so far mean nothing.
    case unknown(String)
    /// There is nothing that the command could do, such as nothing to put in.
    case nothing
  }

  /// What vi has to know of the screen.
  package struct Surroundings {
    /// Moves by rows as they are seen; false where there is no such row.
    let moveRow: (inout Composer, _ isDown: Bool) -> Bool
    /// A long text is folded when it is put in.
    let folds: Bool

    package init(folds: Bool, moveRow: @escaping (inout Composer, _ isDown: Bool) -> Bool) {
      self.folds = folds
      self.moveRow = moveRow
    }
  }

  /// What was typed since insert mode began.
  struct Insertion: Equatable, Sendable {
    /// Nil for the insert mode at the start, which no command began.
    var command: ViCommand?
    /// Where the command's change begins in the history of the text.
    var beginning: Int
    /// Characters before and behind what is typed.
    var ahead: Int
    var behind: Int
    /// Where the caret was last, and in how many characters: if only it has changed, it moved.
    var seen: Place
  }

  struct Place: Equatable, Sendable {
    var caret: Int
    var count: Int

    init(_ composer: Composer) { (caret, count) = (composer.caret, composer.characters.count) }
  }

  /// What `.` does.
  struct Change: Equatable, Sendable {
    var command: ViCommand
    var typed: String?
  }

  package internal(set) var mode = Mode.insert
  /// Keys of a command that is not whole yet.
  var typed: [Character] = []
  var find: ViFind?
  var lastChange: Change?
  var insertion: Insertion?
  /// What vi took last in whole lines; put in again as lines as long as it is the newest in the ring.
  var lines: String?

  package init() {}

  package var isInserting: Bool { mode == .insert }

  package var isSelecting: Bool {
    if case .visual = mode { true } else { false }
  }

  /// Half a command, as it was typed.
  package var unfinished: String { String(typed) }

  /// Esc has something to do.
  package var canLeave: Bool { mode != .normal || !typed.isEmpty }
}

// MARK: - Keys

extension Vi {
  /// A key of normal or visual mode.
  package mutating func press(
    _ key: Character, on composer: inout Composer, _ ring: inout KillRing,
    _ around: Surroundings
  ) -> Outcome {
    takeSelection(of: composer)
    typed.append(key)
    switch ViCommand.read(typed, isVisual: isSelecting) {
    case .unfinished: return .done
    case .unknown:
      defer { typed = [] }
      return .unknown(unfinished)
    case .command(let command):
      typed = []
      if !command.goesOnWithYank { ring.interrupt() }
      let outcome = perform(command, on: &composer, &ring, around)
      settle(&composer)
      return outcome
    }
  }

  /// Esc, or what else ends insert or visual mode and half a command.
  package mutating func leave(_ composer: inout Composer) {
    typed = []
    switch mode {
    case .insert:
      endInsertion(&composer)
      composer.deselect()
    case .visual(let selecting): composer.place(selecting.head)
    case .normal: composer.deselect()
    }
    mode = .normal
    settle(&composer)
  }

  /// A key that is none of vi's was pressed behind half a command.
  package mutating func forgetUnfinished() { typed = [] }

  /// Another text, or what was typed is sent: it begins with insert mode.
  package mutating func start() {
    typed = []
    mode = .insert
    insertion = nil
  }

  /// What a key or the mouse did to the text, when it is done.
  package mutating func follow(_ composer: inout Composer) {
    switch mode {
    case .insert: followInsertion(composer)
    case .visual(let selecting):
      guard let selection = composer.selection else {
        mode = .normal
        break
      }
      if selection != part(of: selecting, in: composer) { mode = Self.mode(selecting: composer) }
    case .normal: break
    }
    settle(&composer)
  }

  /// The mouse, or Shift with an arrow, selected something: it is visual mode's.
  private mutating func takeSelection(of composer: Composer) {
    if mode == .normal { mode = Self.mode(selecting: composer) }
  }

  private static func mode(selecting composer: Composer) -> Mode {
    guard let selection = composer.selection else { return .normal }
    let (first, last) = (selection.lowerBound, selection.upperBound - 1)
    return composer.caret == first
      ? .visual(Selecting(anchor: last, head: first))
      : .visual(Selecting(anchor: first, head: last))
  }

  // MARK: - The caret

  /// In normal mode the caret stands on a character, if its line has one.
  func settle(_ composer: inout Composer) {
    guard mode == .normal, composer.selection == nil else { return }
    let (caret, count) = (composer.caret, composer.characters.count)
    let isAtEnd = caret == count || composer.characters[caret].isNewline
    guard isAtEnd, composer.lineStart(of: caret) < caret else { return }
    if let column = composer.wantedColumn {
      composer.move(to: caret - 1, keeping: column)
    } else {
      composer.place(caret - 1)
    }
  }

  /// The part of the text that is selected.
  func part(of selecting: Selecting, in composer: Composer) -> Range<Int> {
    let count = composer.characters.count
    let low = min(selecting.anchor, selecting.head, count)
    let high = min(max(selecting.anchor, selecting.head), count)
    guard selecting.isOfLines else { return low..<min(count, high + 1) }
    return composer.lineStart(of: low)..<min(count, composer.lineEnd(of: high) + 1)
  }

  /// Shows the selection in the text.
  func show(_ selecting: Selecting, in composer: inout Composer, keeping column: Int? = nil) {
    let part = part(of: selecting, in: composer)
    let isBack = selecting.head < selecting.anchor
    composer.place(isBack ? part.upperBound : part.lowerBound)
    let caret = isBack ? part.lowerBound : part.upperBound
    if let column {
      composer.move(to: caret, keeping: column, selecting: true)
    } else {
      composer.extend(to: caret)
    }
  }
}
