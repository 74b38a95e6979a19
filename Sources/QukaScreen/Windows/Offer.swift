import QukaChat

/// A command as the palette offers it.
struct Offer: Equatable, Sendable {
  var command: Command
  var name: String

  init(_ command: Command, _ name: String) {
    self.command = command
    self.name = name
  }

  /// The first key that does it from the input, where a letter is only typed; nil if there is none.
  var key: String? {
    KeyMap.bindings.first {
      $0.command == command && [.global, .composer].contains($0.context)
    }?.keys.first?.name
  }

  /// What a person may look for by name, the most frequent first.
  static let all: [Offer] = [
    Offer(.newChat, "New chat"),
    Offer(.search(.open), "Find in this chat"),
    Offer(.findChat, "Find a chat by its title"),
    Offer(.escape, "Stop the answer on screen"),
    Offer(.stopAll, "Stop the answers of all chats"),
    Offer(.continueStopped, "Go on with a stopped answer"),
    Offer(.tryAgain, "Try again"),
    Offer(.showLinks, "Sources and links of the answer"),
    Offer(.toggleDetails, "Fold or unfold details"),
    Offer(.toggle(.knowledge), "Knowledge on or off"),
    Offer(.toggle(.search), "Web search on or off"),
    Offer(.toggle(.thinking), "Thinking on or off"),
    Offer(.jump(.previousQuestion), "Your previous question"),
    Offer(.jump(.nextQuestion), "Your next question"),
    Offer(.jump(.unread), "First unread line"),
    Offer(.scroll(.start), "Beginning of the chat"),
    Offer(.scroll(.end), "End of the chat"),
    Offer(.nextChat, "Next chat"),
    Offer(.previousChat, "Previous chat"),
    Offer(.list(.retitle), "Ask for a new title for this chat"),
    Offer(.list(.delete), "Delete this chat"),
    Offer(.bringBack, "Bring the deleted chat back"),
    Offer(.toggleList, "Show or hide the chats"),
    Offer(.chooseTheme, "Choose a theme"),
    Offer(.toggleMouse, "Mouse on or off"),
    Offer(.help, "All keys"),
    Offer(.redraw, "Redraw the screen"),
    Offer(.suspend, "Suspend the program"),
    Offer(.quit, "Quit"),
  ]
}
