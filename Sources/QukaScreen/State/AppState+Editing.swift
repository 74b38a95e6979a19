import QukaChat
import QukaText

// Editing what is typed: in the window on top, if that takes text, else in the input.
extension AppState {
  /// Types a text. From the list and the transcript it goes to the input, and so does the focus.
  ///
  /// - Parameter line: the same for the one line of a window.
  mutating func type(_ text: String, asLine line: String) -> [Effect] {
    guard overlays.isEmpty else {
      return editQuery({ $0.insert(line) }) ? [] : swallowText()
    }
    prepareVi(forPaste: false)
    focus = .composer
    return editing { $0.insert(text) }
  }

  /// Types what is pasted. A long text is folded, unless it is read out: then the person hears all of it.
  mutating func typePaste(_ text: String) -> [Effect] {
    guard overlays.isEmpty else {
      let beginning = String(text.unicodeScalars.prefix(Self.longestLine))
      return editQuery({ $0.insert(TextFit.oneLine(beginning)) }) ? [] : swallowText()
    }
    prepareVi(forPaste: true)
    focus = .composer
    let folds = !look.isLinear
    return editing { $0.paste(text, folding: folds) }
  }

  /// Code points that the text field of a window looks at, which keeps fewer.
  private static let longestLine = 10_000

  private mutating func toggleFold() -> [Effect] {
    guard overlays.isEmpty, conversation.composer.canToggleFold else {
      explain(PasteText.nothingToFold)
      return []
    }
    let before = conversation.composer.pieces.count
    let effects = editing { $0.toggleFold() }
    sayAloud(conversation.composer.pieces.count < before ? "Unfolded." : "Folded.")
    return effects
  }

  mutating func perform(_ edit: Command.Edit) -> [Effect] {
    switch edit {
    case .newline: return editing { $0.insert("\n") }
    case .deleteBackward: return editing { $0.deleteBackward() }
    case .deleteForward: return editing { $0.deleteForward() }
    case .toggleFold: return toggleFold()
    case .undo: return editing { $0.undo() }
    case .redo: return editing { $0.redo() }
    case .selectAll: return editing { $0.selectAll() }
    case .selectUp: return selectVertically(by: -1)
    case .selectDown: return selectVertically(by: 1)
    case .down:
      moveDown()
      return []
    case .yank, .yankNext: return yank(again: edit == .yankNext)
    case .copy, .cut: return takeSelection(cutting: edit == .cut)
    }
  }

  mutating func perform(_ kill: Composer.Kill) -> [Effect] {
    // With a selection the key cuts it.
    if kill == .wordBackward, edited?.selection != nil { return perform(.cut) }
    var killed: String?
    let effects = editing { killed = $0.kill(kill) }
    killRing.kill(killed, isForward: kill.isForward)
    return effects
  }

  /// A key that would change nothing here; the last one may have been Esc and a letter.
  func isIdle(_ command: Command) -> Bool {
    switch command {
    case .edit(.cut): edited?.selection == nil
    case .edit(.undo): edited?.canUndo != true
    case .edit(.toggleFold): edited?.canToggleFold != true
    case .edit(.redo): edited?.canRedo != true
    case .edit(.yankNext): !killRing.canReplaceYank
    case .rewrite(let rewrite): edited?.canRewrite(rewrite) != true
    case .askAgain: conversation.isGenerating
    default: false
    }
  }

  /// The text that the keys edit now.
  private var edited: Composer? {
    switch overlays.last {
    case .search(let box): box.query
    case .palette(let palette): palette.query
    case .title(let window): window.text
    case .picture(let window): window.path
    case .save(let window): window.path
    case .links, .help, .confirmDeletion, .themes, .inspector, .copy, .export,
      .share:
      nil
    case nil: conversation.composer
    }
  }

  /// Changes it; who hears the screen is told what is selected now.
  mutating func editing(_ change: (inout Composer) -> Void) -> [Effect] {
    let before = edited?.selection
    if overlays.isEmpty {
      let beginsInsertion = keys.set == .vi
      var vi = vi
      chats.withCurrent {
        if beginsInsertion { vi.beginIfNew(&$0.composer) }
        change(&$0.composer)
      }
      self.vi = vi
      scrollInput()
    } else {
      guard editQuery(change) else { return [] }
    }
    let selection = edited?.selection
    if selection != before { sayAloud(CountText.selected(selection?.count ?? 0)) }
    return []
  }

  // MARK: - The kill ring

  private mutating func yank(again: Bool) -> [Effect] {
    var ring = killRing
    defer { killRing = ring }
    guard let text = again ? ring.yankNext() : ring.yank() else {
      if !again { explain("Nothing was deleted or copied yet.") }
      return []
    }
    let isLine = !text.contains { $0.isNewline || $0 == "\t" }
    let fitted = overlays.isEmpty || isLine ? text : TextFit.oneLine(text)
    let folds = overlays.isEmpty && !look.isLinear
    return editing {
      if again { $0.yank(instead: fitted, folding: folds) } else { $0.yank(fitted, folding: folds) }
    }
  }

  private mutating func takeSelection(cutting: Bool) -> [Effect] {
    guard let text = edited?.selectedText else {
      if !cutting, overlays.isEmpty {
        if selecting.mayCopy { return copySelected() }
        // Copying without a selection: something of the chat is meant.
        if selecting.caret == nil { return perform(Command.CopyAction.open) }
      }
      explain("Nothing is selected. Shift with the arrow keys selects.")
      return []
    }
    if cutting {
      killRing.kill(text, isForward: true)
      _ = editing { _ = $0.cut() }
    } else {
      killRing.copy(text)
    }
    return [.copy(text)]
  }

  // MARK: - Rows

  /// The columns of the input. Where lines are read out nobody sees rows: each line is one.
  var inputColumns: Int { look.isLinear ? .max : ScreenLayout(self).composer.columns }

  mutating func moveUp() {
    guard !scrollKeys(by: -1) else { return }
    endSelection()
    let columns = inputColumns
    if !chats.withCurrent({ $0.composer.moveUp(columns: columns) }) {
      chats.recallPrevious()
      vi.forgetInsertion()
    }
    scrollInput()
  }

  private mutating func moveDown() {
    // The one line of a window has none below.
    guard overlays.isEmpty, !scrollKeys(by: 1) else { return }
    endSelection()
    let columns = inputColumns
    if !chats.withCurrent({ $0.composer.moveDown(columns: columns) }) {
      chats.recallNext()
      vi.forgetInsertion()
    }
    scrollInput()
  }

  /// Also where there is no row to go to.
  private mutating func endSelection() {
    if conversation.composer.selection != nil { _ = editing { $0.deselect() } }
  }

  private mutating func selectVertically(by rows: Int) -> [Effect] {
    let columns = overlays.isEmpty ? inputColumns : .max
    return editing { $0.selectVertically(by: rows, columns: columns) }
  }

  /// Remembers which rows of the input are shown, so that they stay where they are as long as the caret is among them.
  mutating func scrollInput() {
    guard !look.isLinear, !conversation.composer.isEmpty else { return }
    let window = ComposerWindow(conversation.composer, in: ScreenLayout(self).composer)
    let top = window.layout.rows[window.first].lowerBound
    if top != conversation.composer.top { chats.withCurrent { $0.composer.top = top } }
  }
}

extension Command {
  /// The kills around it join, or what was yanked can still be replaced.
  var goesOnWithKills: Bool {
    switch self {
    case .kill, .edit(.yank), .edit(.yankNext), .edit(.cut): true
    default: false
    }
  }
}
