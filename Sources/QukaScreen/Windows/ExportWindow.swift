import QukaChat
import QukaText
import QukaWire

/// The window in which it is chosen how a chat is written to a file. While it is open, older messages are read.
package struct ExportWindow: Equatable, Sendable {
  enum Choice: Equatable, Sendable {
    case format(ChatExport.Format)
    /// Written too, or left out.
    case part(ChatExport.Parts)
  }

  static let choices: [Choice] =
    ChatExport.Format.allCases.map(Choice.format) + [.part(.thinking), .part(.tools)]

  private(set) var selected = 0
  var parts: ChatExport.Parts = []
  /// The format that was chosen while messages were still being read.
  var awaiting: ChatExport.Format?

  var choice: Choice { Self.choices[selected] }

  mutating func choose(_ step: Int) {
    selected = max(0, min(Self.choices.count - 1, selected + step))
  }
}

extension AppState {
  private var exportWindow: ExportWindow? {
    get {
      if case .export(let window) = overlays.last { return window }
      return nil
    }
    set {
      guard case .export = overlays.last, let newValue else { return }
      overlays[overlays.count - 1] = .export(newValue)
    }
  }

  mutating func showExport() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    guard conversation.entries.contains(where: \.isCopyable) else {
      say("There is nothing to export yet.", about: .noWindow)
      return []
    }
    overlays.append(.export(ExportWindow()))
    return act { $0.readForExport() }
  }

  /// Older messages are read as long as the window is open; then the file is named, if its format was chosen.
  mutating func followExport() -> [Effect] {
    guard let window = exportWindow else { return [] }
    switch chats.wholeness {
    case .whole:
      if let format = window.awaiting { name(format, of: window) }
      return []
    case .readable: return act { $0.loadOlder() }
    case .cut: return []
    }
  }

  mutating func moveInExport(by step: Int) {
    exportWindow?.choose(step)
  }

  /// Enter: a format goes on to the file's name, once all is here or when it is pressed again; a part is switched.
  mutating func choose(in window: ExportWindow) -> [Effect] {
    switch window.choice {
    case .part(let part):
      exportWindow?.parts.formSymmetricDifference(part)
    case .format(let format):
      if chats.wholeness == .readable, window.awaiting != format {
        exportWindow?.awaiting = format
      } else {
        name(format, of: window)
      }
    }
    return []
  }

  /// From here to the window that names the file; this one comes back when that is closed.
  private mutating func name(_ format: ChatExport.Format, of window: ExportWindow) {
    exportWindow?.awaiting = nil
    let title =
      chats.currentSession.map { chats.sessions.title(of: $0) ?? "" } ?? newChatTitle(chats.current)
    let chat = ExportedChat(
      conversation, title: title, session: chats.currentSession,
      isWhole: chats.wholeness == .whole)
    let file = ExportFileName.of(title, format, today: today)
    overlays.append(
      .save(SaveWindow(ChatExport(chat, as: format, with: window.parts), as: file)))
  }
}
