import QukaChat

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
  /// Brings the last question into the input, to be changed.
  case editLast
  /// Asks the last question again.
  case askAgain
  case help
  /// Shows what arrives of a key, and what it does.
  case inspectKeys
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
  case copy(CopyAction)
  /// Writes the chat to a file.
  case exportChat
  /// Asks whether anybody is to read the chat.
  case shareChat
  /// Stops the answers of all chats.
  case stopAll
  case send
  case recallQueued
  case edit(Edit)
  /// Chooses a picture that goes along with the question.
  case attachPicture
  /// Takes a picture from the clipboard, or else its text.
  case pasteClipboard
  /// Completes the path that is being typed.
  case completePath
  /// Hands what is typed to the person's own editor.
  case openEditor
  /// Moves the caret of what is typed.
  case move(Composer.Motion)
  /// The same, selecting what it passes.
  case select(Composer.Motion)
  /// Shows a caret in the transcript, which keys move to select.
  case selectText
  /// Selects a page of the transcript, up or down.
  case selectPage(isDown: Bool)
  /// Deletes into the kill ring.
  case kill(Composer.Kill)
  /// Transposes, or changes the case of a word.
  case rewrite(Composer.Rewrite)
  case scroll(Scroll)
  case jump(Jump)
  case search(SearchAction)
  /// Finds a command or a chat by a few letters.
  case palette
  /// Chooses another space.
  case chooseSpace
  /// Finds something that was asked, and brings it into the input.
  case findPrompt
  /// Finds a chat by its title, or by what was said in it.
  case findChat
  case list(ListAction)
  /// Turns on or off what answers are made with.
  case toggle(Toggle)
  /// Lets the terminal report the mouse, or leaves it to the terminal.
  case toggleMouse
  /// Takes the last deletion back that has not gone out.
  case bringBack
  /// In the list above the input.
  case menu(MenuAction)
  /// Answers the window on top: yes, or close it.
  case answer(isYes: Bool)

  /// Editing in the composer.
  enum Edit: Hashable, Sendable {
    case newline
    case deleteBackward
    case deleteForward
    /// Brings back what was killed last.
    case yank
    /// Instead of what was yanked just now, brings back what was killed before that.
    case yankNext
    /// Shows what is in a folded paste, or folds it again.
    case toggleFold
    case undo
    case redo
    /// A row down; up is `recallQueued`.
    case down
    case selectUp
    case selectDown
    case selectAll
    /// Into the kill ring and the desktop's clipboard.
    case copy
    case cut
  }

  /// Choosing in the list above the input.
  enum MenuAction: Hashable, Sendable {
    case previous
    case next
    /// Does what is chosen.
    case accept
    /// Types the rest of its name.
    case complete
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
    case copy
    /// From one link back to the list, from the list back to the chat.
    case back
  }

  /// Taking something out of the chat.
  enum CopyAction: Hashable, Sendable {
    /// Shows what can be copied of the answer in view.
    case open
    /// The same of the message before, behind.
    case older
    case newer
    /// Writes what is selected to a file.
    case save
    /// Writes over the file that is there.
    case replace
  }

  /// Going to a place of the transcript.
  enum Jump: Hashable, Sendable {
    case previousQuestion
    case nextQuestion
    /// The first unread line; where there is none, that of the next unread chat.
    case unread
  }

  /// Searching in the transcript.
  enum SearchAction: Hashable, Sendable {
    /// Opens the search.
    case open
    /// The text is typed: keys go from match to match now.
    case accept
    case next
    case previous
  }

  /// Choosing in the list of chats.
  enum ListAction: Hashable, Sendable {
    case previous
    case next
    case pageUp
    case pageDown
    /// Opens the selected chat; unfolds the group it is hidden in.
    case open
    /// Hides the chats of its group.
    case fold
    /// Stops the answer of the selected chat.
    case stop
    /// Asks for a new title.
    case retitle
    /// Gives the chat a title of its own, on this machine.
    case entitle
    /// Puts the chat into the archive, or takes it out.
    case archive
    /// Sorts the list in the next order.
    case order
    case delete
    /// Asks the server for the list again.
    case reload
  }
}

extension Command {
  /// It acts on what a window covers, and waits until that is closed.
  var needsNoWindow: Bool { CommandCatalogue.entry(self)?.needsNoWindow ?? false }
}
