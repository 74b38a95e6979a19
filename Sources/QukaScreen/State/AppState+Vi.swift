import QukaChat
import QukaText

// vi's modes in the input: which keys they take, and what becomes of them.
extension AppState {
  /// Keys of the input may be vi's.
  var usesVi: Bool { keys.set == .vi && overlays.isEmpty && focus == .composer }

  /// Letters are commands.
  var commandsByLetter: Bool { usesVi && !vi.isInserting }

  /// Esc has something to leave: a mode, or half a command.
  var leavesViMode: Bool { usesVi && vi.canLeave }

  /// Does what a key means in normal or visual mode; nil where it is none of vi's.
  mutating func pressInVi(_ key: Key) -> [Effect]? {
    guard commandsByLetter, let letter = key.inVi else { return nil }
    // In an empty input Backspace takes a picture off.
    if key.code == .backspace, conversation.composer.isEmpty { return nil }
    quitArmedUntil = nil
    listTop = nil
    var (vi, ring) = (vi, killRing)
    var outcome = Vi.Outcome.done
    let around = viSurroundings
    _ = editing { outcome = vi.press(letter, on: &$0, &ring, around) }
    let isInserting = vi.isInserting
    (self.vi, killRing) = (vi, ring)
    if isInserting { sayAloud(ViWords.insertMode) }
    return follow(outcome, letter)
  }

  private var viSurroundings: Vi.Surroundings {
    let columns = inputColumns
    return Vi.Surroundings(folds: !look.isLinear) { composer, isDown in
      isDown ? composer.moveDown(columns: columns) : composer.moveUp(columns: columns)
    }
  }

  private mutating func follow(_ outcome: Vi.Outcome, _ letter: Character) -> [Effect] {
    switch outcome {
    case .done: break
    case .beforeFirstRow, .behindLastRow:
      guard !vi.isSelecting else { break }
      if outcome == .beforeFirstRow { chats.recallPrevious() } else { chats.recallNext() }
      scrollInput()
    case .findPrompt: return findPrompt()
    case .unknown(let typed): explain(ViWords.unknown(typed, isSelecting: vi.isSelecting))
    case .nothing: if let words = ViWords.nothing(letter) { explain(words) }
    }
    return []
  }

  /// Esc in the input: to normal mode, whatever else it does.
  mutating func leaveViMode() {
    guard leavesViMode else { return }
    var vi = vi
    _ = editing { vi.leave(&$0) }
    self.vi = vi
    sayAloud(ViWords.normalMode)
  }

  /// Text that comes from elsewhere is typed behind the caret's character, in insert mode if it is typed by hand.
  mutating func prepareVi(forPaste isPaste: Bool) {
    guard keys.set == .vi, overlays.isEmpty, !vi.isInserting, isPaste || focus != .composer else {
      return
    }
    let isSelecting = vi.isSelecting
    if !isPaste { vi.start() }
    guard !isSelecting else { return }
    chats.withCurrent { $0.composer.stepBehind() }
  }

  /// After an event: the mode of another chat's input is insert, and the caret stands where the mode lets it.
  ///
  /// - Parameter former: the chat before, if the person did something; the server's doings change no mode.
  mutating func followVi(from former: ConversationID?) {
    guard keys.set == .vi else { return }
    if let former, former != chats.current { return vi.start() }
    var composer = conversation.composer
    let caret = composer.caret
    vi.follow(&composer)
    if composer.caret != caret { chats.withCurrent { $0.composer = composer } }
  }
}

extension Command {
  /// It sends what is typed, or clears it.
  var emptiesInput: Bool {
    switch self {
    case .send, .interrupt, .menu: true
    default: false
    }
  }
}

extension Composer {
  /// As vi's `a`, but for a caret at the start of a line with more than one character.
  fileprivate mutating func stepBehind() {
    let end = lineEnd(of: caret)
    guard caret < end, caret > lineStart(of: caret) || caret == end - 1 else { return }
    place(caret + 1)
  }
}

extension Key {
  /// The letter of normal mode that it stands for.
  fileprivate var inVi: Character? {
    if case .character(let character) = code, modifiers.isSubset(of: .shift) { return character }
    guard modifiers.isEmpty else { return nil }
    return switch code {
    case .left, .backspace: "h"
    case .right: "l"
    case .up: "k"
    case .down: "j"
    case .home: "0"
    case .end: "$"
    case .character, .enter, .tab, .escape, .pageUp, .pageDown, .insert, .delete, .function: nil
    }
  }
}
