/// What a key can ask for.
enum Command: Hashable, Sendable {
  /// Esc: what it means is decided by the state (`AppState.escapeMeaning`).
  case escape
  case interrupt
  case quit
  case suspend
  case redraw
  case tryAgain
  case continueStopped
  case help
  case chooseTheme
  case newChat
  case nextChat
  case previousChat
  case nextFocus
  case previousFocus
  case toggleList
  /// Shows thinking and tool calls in full, or folds them again.
  case toggleDetails
  /// Shows the links of the answer in view.
  case showLinks
  case link(LinkAction)
  /// Stops the answers of all chats.
  case stopAll
  case send
  case recallQueued
  case edit(Edit)
  case scroll(Scroll)
  case list(ListAction)
  /// Answers the window on top: yes, or close it.
  case answer(isYes: Bool)

  /// Editing in the composer.
  enum Edit: Hashable, Sendable {
    case newline
    case deleteBackward
    case deleteForward
    case deleteWord
    case deleteToLineStart
    case deleteToLineEnd
    case left
    case right
    case down
    case wordLeft
    case wordRight
    case lineStart
    case lineEnd
  }

  /// Scrolling the transcript or the help.
  enum Scroll: Hashable, Sendable {
    case up
    case down
    case halfPageUp
    case halfPageDown
    case pageUp
    case pageDown
    case start
    case end
  }

  /// What can be done with the selected link.
  enum LinkAction: Hashable, Sendable {
    /// Shows it in full; what is shown in full is opened.
    case show
    case open
    case copy
    /// From one link back to the list, from the list back to the chat.
    case back
  }

  /// Choosing in the list of chats.
  enum ListAction: Hashable, Sendable {
    case previous
    case next
    case pageUp
    case pageDown
    case open
    /// Stops the answer of the selected chat.
    case stop
    /// Asks for a new title.
    case retitle
    case delete
  }
}
