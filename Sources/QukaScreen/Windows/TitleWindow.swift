import QukaChat
import QukaWire

/// The window in which a chat is given a title of its own.
package struct TitleWindow: Equatable, Sendable {
  var chat: SessionID
  var text: Composer
}

extension AppState {
  /// The window for the selected chat, with the title that it has now.
  mutating func showTitle() {
    guard let id = chats.sessions.selected else {
      return say("A new chat gets its title with its first question.", about: .key)
    }
    let title = chats.sessions.title(of: id) ?? ""
    overlays.append(.title(TitleWindow(chat: id, text: Composer(title))))
  }

  mutating func keepTitle(of window: TitleWindow) -> [Effect] {
    let before = windowTitle
    let effects = actAlone { $0.entitle(window.chat, window.text.text) }
    return effects + (windowTitle == before ? [] : [.setTitle(windowTitle)])
  }
}
