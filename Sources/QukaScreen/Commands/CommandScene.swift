import QukaChat
import QukaWire

/// What a command is asked about: whether it can be done, and which words are right for it.
struct CommandScene {
  typealias Condition = @Sendable (CommandScene) -> Bool

  let state: AppState
  /// The chat on screen.
  let conversation: Conversation
  /// What the frame shows.
  let shown: TranscriptMetrics
  /// What the frame found of what is searched for.
  let finding: SearchFinding?
  /// The window that gets the keys. The palette is none: it closes before its command acts.
  let window: AppState.Overlay?
  /// The chat that commands about one chat mean.
  let chat: SessionID?
  /// The selected chat is hidden in its group.
  let isFolded: Bool
  /// The lines of the palette, while that gets the keys.
  let choices: Int
  /// One of them is chosen.
  let hasChoice: Bool
  /// Esc closes the list above the input.
  let closesMenu: Bool
}

extension CommandScene {
  /// That of the last row, where commands about one chat mean the selected one.
  ///
  /// - Parameter shown: what the frame shows; nil takes the last one's.
  init(lastRowOf state: AppState, shown: TranscriptMetrics?) {
    self.state = state
    conversation = state.conversation
    self.shown = shown ?? state.viewport.metrics
    finding = shown?.search
    window = state.overlays.last
    closesMenu = state.escapeMeaning == .closeMenu
    let isInList = window == nil && state.focus == .list
    isFolded = isInList && state.foldedSelection != nil
    chat = isInList && !isFolded ? state.chats.sessions.selected : nil
    if case .palette(let palette) = window {
      let items = state.items(of: palette)
      (choices, hasChoice) = (items.count, palette.selected(in: items) != nil)
    } else {
      (choices, hasChoice) = (0, false)
    }
  }

  /// That of the palette, where they mean the one on screen.
  init(paletteOf state: AppState) {
    self.state = state
    conversation = state.conversation
    shown = state.viewport.metrics
    finding = nil
    window = nil
    chat = state.chats.currentSession
    isFolded = false
    closesMenu = false
    (choices, hasChoice) = (0, false)
  }
}
