import QukaChat
import QukaWire

/// Sharing a chat, in words.
enum ShareText {
  static let head = "Share the chat"
  static let demo = "Chats of the demo cannot be shared: its server is inside this program."
  static let nothing = "There is nothing to share yet."
  static let gone = "The server does not have this chat any more, so it cannot be shared."

  static func words(_ phase: ShareWindow.Phase) -> String {
    switch phase {
    case .asking:
      """
      Anybody with the link can read this chat, also what is said in it later. It shows your name and \
      e-mail. It does not end by itself.
      """
    case .awaiting: "Asking the server for the link…"
    case .made(let link): made(link)
    case .failed(let failure): words(failure)
    }
  }

  static func keys(_ phase: ShareWindow.Phase) -> String {
    switch phase {
    case .asking:
      "\(KeyMap.name(of: .answer(isYes: true), in: .share)) makes the link   Esc makes none"
    case .awaiting, .made, .failed: "Esc closes"
    }
  }

  static func made(_ link: ShareLink) -> String {
    "Anybody can read this chat at \(link.address)"
  }

  static func words(_ failure: Failure) -> String {
    if failure.isForbidden {
      return "Your role in this space cannot share chats; ask an admin."
    }
    if failure.error == .cancelled { return "The chat was not shared: there is no connection." }
    return "The chat was not shared. " + failure.sentence
  }
}
