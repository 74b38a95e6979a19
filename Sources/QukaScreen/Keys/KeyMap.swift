import QukaChat

/// Where a key is pressed; the innermost context that knows a key wins.
enum KeyContext: Hashable, Sendable {
  case global
  case composer
  case list
  case transcript
  case help
  case confirmation
  case themes
  case links
  /// The search; while nothing is being typed into it, `browse` comes before.
  case query
  case browse
  case palette
}

/// One line of the key table: the keys, what they do, and how the help tells it.
struct KeyBinding: Equatable, Sendable {
  var context: KeyContext
  var keys: [Key]
  var command: Command
  /// The keys as a person reads them; empty keeps the binding out of the help.
  var label: String
  var explanation: String

  init(
    _ context: KeyContext, _ keys: [Key], _ command: Command, _ label: String = "",
    _ explanation: String = ""
  ) {
    self.context = context
    self.keys = keys
    self.command = command
    self.label = label
    self.explanation = explanation
  }
}

/// The one table of keys: the dispatcher, the help and the README are made from it. A bare character is nobody's key:
/// it is text.
enum KeyMap {
  static func command(for key: Key, in contexts: [KeyContext]) -> Command? {
    for context in contexts {
      if let command = commands[context]?[key] { return command }
    }
    return nil
  }

  private static let commands: [KeyContext: [Key: Command]] = {
    var commands: [KeyContext: [Key: Command]] = [:]
    for binding in bindings {
      for key in binding.keys { commands[binding.context, default: [:]][key] = binding.command }
    }
    return commands
  }()

  static let bindings: [KeyBinding] =
    globalBindings + composerBindings + transcriptBindings + listBindings + linkBindings
    + searchBindings
    + dialogBindings

  private static let globalBindings: [KeyBinding] = [
    KeyBinding(.global, [.escape], .escape, "Esc", "stop the answer on screen; close a window"),
    KeyBinding(
      .global, [.control("c")], .interrupt, "Ctrl-C",
      "stop; else clear the input; on an empty one, quit"),
    KeyBinding(.global, [.control("x")], .stopAll, "Ctrl-X", "stop the answers of all chats"),
    KeyBinding(.global, [.control("n")], .newChat, "Ctrl-N", "new chat"),
    KeyBinding(.global, [Key(.tab)], .nextFocus, "Tab", "input, chats, transcript in turn"),
    KeyBinding(.global, [Key(.tab, .shift)], .previousFocus),
    KeyBinding(
      .global, [Key(.down, .alt), Key(.down, .control)], .nextChat, "Alt-Down", "next chat"),
    KeyBinding(
      .global, [Key(.up, .alt), Key(.up, .control)], .previousChat, "Alt-Up", "previous chat"),
    KeyBinding(.global, [.control("b")], .toggleList, "Ctrl-B", "show or hide the chats"),
    KeyBinding(
      .global, [.control("o")], .toggleDetails, "Ctrl-O", "unfold or fold thinking, tools, lengths"),
    KeyBinding(
      .global, [.control("s")], .showLinks, "Ctrl-S", "sources and links of the answer"),
    KeyBinding(.global, [Key(.pageUp)], .scroll(.pageUp), "PgUp PgDn", "scroll the transcript"),
    KeyBinding(.global, [Key(.pageDown)], .scroll(.pageDown)),
    KeyBinding(.global, [Key(.home, .control)], .scroll(.start), "Ctrl-Home", "to its start"),
    KeyBinding(.global, [Key(.end, .control)], .scroll(.end), "Ctrl-End", "to its end, follow it"),
    KeyBinding(
      .global, [.character("p", .alt)], .jump(.previousQuestion), "Alt-P Alt-N",
      "your previous, next question"),
    KeyBinding(.global, [.character("n", .alt)], .jump(.nextQuestion)),
    KeyBinding(
      .global, [.character("u", .alt)], .jump(.unread), "Alt-U",
      "the first unread line; else the next unread chat"),
    KeyBinding(
      .global, [.control("r")], .tryAgain, "Ctrl-R", "try again: connect, send, or load"),
    KeyBinding(
      .global, [.control("t")], .continueStopped, "Ctrl-T", "go on with a stopped answer"),
    KeyBinding(
      .global, [.character("k", .alt)], .toggle(.knowledge), "Alt-K",
      "knowledge on or off: whether answers look into it"),
    KeyBinding(
      .global, [.character("w", .alt)], .toggle(.search), "Alt-W", "web search on or off"),
    KeyBinding(
      .global, [.character("m", .alt)], .toggle(.thinking), "Alt-M",
      "thinking on or off; while on, another model answers"),
    KeyBinding(
      .global, [.control("y")], .bringBack, "Ctrl-Y", "bring a deleted chat back, for ten seconds"),
    KeyBinding(.global, [.control("l")], .redraw, "Ctrl-L", "redraw the screen"),
    KeyBinding(.global, [.control("z")], .suspend, "Ctrl-Z", "suspend; fg brings it back"),
    KeyBinding(.global, [Key(.function(1))], .help, "F1", "these keys"),
    KeyBinding(
      .global, [.control("p")], .palette, "Ctrl-P", "commands and chats by a few letters"),
    KeyBinding(
      .global, [Key(.function(3))], .search(.open), "F3",
      "find in this chat; among the chats, one of them"),
    KeyBinding(.global, [Key(.function(2))], .chooseTheme, "F2", "choose a theme"),
    KeyBinding(
      .global, [Key(.function(4))], .toggleMouse, "F4",
      "mouse off or on; off, the terminal selects text"),
    KeyBinding(.global, [.control("q")], .quit, "Ctrl-Q", "quit"),
  ]

  private static let composerBindings: [KeyBinding] = [
    KeyBinding(.composer, [.enter], .send, "Enter", "send; while streaming or offline, queue"),
    KeyBinding(
      .composer,
      [Key(.enter, .alt), Key(.enter, .shift), Key(.enter, .control), .control("j")],
      .edit(.newline), "Alt-Enter Ctrl-J", "new line (also Shift-Enter where it is known)"),
    KeyBinding(.composer, [Key(.backspace), .control("h")], .edit(.deleteBackward)),
    KeyBinding(.composer, [Key(.delete), .control("d")], .edit(.deleteForward)),
    KeyBinding(
      .composer, [.control("w"), Key(.backspace, .alt), Key(.backspace, .control)],
      .edit(.deleteWord), "Ctrl-W Alt-D", "delete the word before, behind"),
    KeyBinding(
      .composer, [.character("d", .alt), Key(.delete, .alt), Key(.delete, .control)],
      .edit(.deleteWordForward)),
    KeyBinding(
      .composer, [.control("u")], .edit(.deleteToLineStart), "Ctrl-U Ctrl-K",
      "delete to the line's start, end"),
    KeyBinding(.composer, [.control("k")], .edit(.deleteToLineEnd)),
    KeyBinding(.composer, [Key(.left)], .edit(.left)),
    KeyBinding(.composer, [Key(.right), .control("f")], .edit(.right)),
    KeyBinding(
      .composer, [Key(.up)], .recallQueued, "Up", "take back what waits, or was cleared"),
    KeyBinding(.composer, [Key(.down)], .edit(.down)),
    KeyBinding(
      .composer, [Key(.left, .control), Key(.left, .alt), .character("b", .alt)], .edit(.wordLeft)),
    KeyBinding(
      .composer, [Key(.right, .control), Key(.right, .alt), .character("f", .alt)],
      .edit(.wordRight)),
    KeyBinding(
      .composer, [Key(.home), .control("a")], .edit(.lineStart), "Ctrl-A Ctrl-E",
      "line start, end"),
    KeyBinding(.composer, [Key(.end), .control("e")], .edit(.lineEnd)),
  ]

  private static let transcriptBindings: [KeyBinding] = [
    KeyBinding(.transcript, [Key(.up)], .scroll(.up), "Up Down", "one row"),
    KeyBinding(.transcript, [Key(.down)], .scroll(.down)),
    KeyBinding(
      .transcript, [.control("u")], .scroll(.halfPageUp), "Ctrl-U Ctrl-D", "half a page"),
    KeyBinding(.transcript, [.control("d")], .scroll(.halfPageDown)),
    KeyBinding(.transcript, [Key(.home)], .scroll(.start), "Home End", "start, end"),
    KeyBinding(.transcript, [Key(.end)], .scroll(.end)),
  ]

  private static let listBindings: [KeyBinding] = [
    KeyBinding(.list, [Key(.up)], .list(.previous), "Up Down", "choose a chat"),
    KeyBinding(.list, [Key(.down)], .list(.next)),
    KeyBinding(.list, [Key(.pageUp)], .list(.pageUp)),
    KeyBinding(.list, [Key(.pageDown)], .list(.pageDown)),
    KeyBinding(.list, [.enter, Key(.right)], .list(.open), "Enter", "open it, or a folded day"),
    KeyBinding(.list, [Key(.left)], .list(.fold), "Left", "fold its day; Right unfolds it"),
    KeyBinding(.list, [Key(.function(3))], .findChat, "F3", "find a chat by its title"),
    KeyBinding(.list, [.character("x", .alt)], .list(.stop), "Alt-X", "stop its answer"),
    KeyBinding(.list, [.character("t", .alt)], .list(.retitle), "Alt-T", "ask for a new title"),
    KeyBinding(.list, [Key(.delete)], .list(.delete), "Del", "delete it, after a question"),
    KeyBinding(.list, [.control("r")], .list(.reload), "Ctrl-R", "load the chats again"),
  ]

  private static let linkBindings: [KeyBinding] = [
    KeyBinding(.links, [Key(.up)], .scroll(.up), "Up Down", "choose a link; scroll"),
    KeyBinding(.links, [Key(.down)], .scroll(.down)),
    KeyBinding(.links, [Key(.home)], .scroll(.start)),
    KeyBinding(.links, [Key(.end)], .scroll(.end)),
    KeyBinding(.links, [Key(.pageUp)], .scroll(.pageUp)),
    KeyBinding(.links, [Key(.pageDown)], .scroll(.pageDown)),
    KeyBinding(
      .links, [.enter, Key(.right)], .link(.show), "Enter", "show it in full; then open it"),
    KeyBinding(
      .links, [.character("c", .alt)], .link(.copy), "Alt-C", "copy the address or source"),
    KeyBinding(.links, [Key(.left), Key(.backspace), .control("s")], .link(.back), "Left", "back"),
  ]

  private static let searchBindings: [KeyBinding] = [
    KeyBinding(.browse, [.enter], .search(.next)),
    KeyBinding(.query, [.enter], .search(.accept), "Enter", "find; again, the next match"),
    KeyBinding(
      .query, [Key(.down), Key(.function(3))], .search(.next), "Down Up", "next, previous match"),
    KeyBinding(.query, [Key(.up), Key(.function(3), .shift)], .search(.previous)),
    KeyBinding(.query, [Key(.backspace), .control("h")], .edit(.deleteBackward)),
    KeyBinding(.query, [.control("w")], .edit(.deleteWord)),
    KeyBinding(.query, [.control("u")], .edit(.deleteToLineStart)),
    KeyBinding(.palette, [Key(.up)], .scroll(.up), "Up Down", "choose"),
    KeyBinding(.palette, [Key(.down)], .scroll(.down)),
    KeyBinding(.palette, [Key(.pageUp)], .scroll(.pageUp)),
    KeyBinding(.palette, [Key(.pageDown)], .scroll(.pageDown)),
    KeyBinding(.palette, [.enter], .answer(isYes: true), "Enter", "do it, or open the chat"),
    KeyBinding(.palette, [.control("p")], .answer(isYes: false), "Ctrl-P", "close them"),
    KeyBinding(.palette, [Key(.backspace), .control("h")], .edit(.deleteBackward)),
    KeyBinding(.palette, [.control("w")], .edit(.deleteWord)),
    KeyBinding(.palette, [.control("u")], .edit(.deleteToLineStart)),
  ]

  private static let dialogBindings: [KeyBinding] = [
    KeyBinding(.help, [Key(.up)], .scroll(.up), "Up Down", "scroll them"),
    KeyBinding(.help, [Key(.down)], .scroll(.down)),
    KeyBinding(.help, [Key(.home)], .scroll(.start)),
    KeyBinding(.help, [Key(.end)], .scroll(.end)),
    KeyBinding(.help, [Key(.pageUp)], .scroll(.pageUp)),
    KeyBinding(.help, [Key(.pageDown)], .scroll(.pageDown)),
    KeyBinding(
      .help, [.enter, Key(.function(1))], .answer(isYes: false), "Enter F1", "close them"),
    KeyBinding(
      .confirmation, [Key(.function(8))], .answer(isYes: true), "F8",
      "delete it; Esc keeps it"),
    KeyBinding(
      .themes, [Key(.up)], .scroll(.up), "Up Down", "look at a theme: the screen shows it"),
    KeyBinding(.themes, [Key(.down)], .scroll(.down)),
    KeyBinding(.themes, [Key(.pageUp)], .scroll(.pageUp)),
    KeyBinding(.themes, [Key(.pageDown)], .scroll(.pageDown)),
    KeyBinding(.themes, [Key(.home)], .scroll(.start)),
    KeyBinding(.themes, [Key(.end)], .scroll(.end)),
    KeyBinding(.themes, [.enter], .answer(isYes: true), "Enter", "keep it"),
    KeyBinding(
      .themes, [Key(.function(2))], .answer(isYes: false), "F2", "back to the theme before"),
  ]
}
