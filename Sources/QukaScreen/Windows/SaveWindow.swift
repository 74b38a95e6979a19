import QukaChat
import QukaText

/// The window in which a file is named that gets a text: one line to type in.
package struct SaveWindow: Equatable, Sendable {
  var path: Composer
  let content: Content
  /// The names that the path could go on with.
  var names: [String] = []
  /// The path whose file is there already.
  var taken: String?
  /// The path that is being written to.
  var writing: String?

  enum Content: Equatable, Sendable {
    case text(String)
    case chat(ChatExport)
  }

  init(_ text: String, as name: String) {
    content = .text(text.hasSuffix("\n") ? text : text + "\n")
    path = Composer(name)
  }

  init(_ chat: ChatExport, as name: String) {
    content = .chat(chat)
    path = Composer(name)
  }
}

/// Why a file was not written.
package enum SaveFault: Error, Equatable, Sendable {
  case exists
  /// A folder, a device or the like has the name.
  case notAFile
  case noFolder
  /// The system's reason.
  case failed(reason: String)
}

extension AppState {
  private var saveWindow: SaveWindow? {
    get {
      if case .save(let window) = overlays.last { return window }
      return nil
    }
    set {
      guard case .save = overlays.last else { return }
      overlays.removeLast()
      if let newValue { overlays.append(.save(newValue)) }
    }
  }

  /// From the window of what can be copied to the one that names a file; it comes back when that is closed.
  mutating func showSaving() -> [Effect] {
    guard case .copy(let window) = overlays.last, let choice = window.choice else { return [] }
    overlays.append(.save(SaveWindow(choice.text, as: SaveText.name(of: choice.kind))))
    return []
  }

  /// Enter: writes a new file, and asks before it writes over one.
  mutating func save(from window: SaveWindow) -> [Effect] {
    let path = window.path.text
    guard window.writing == nil else { return [] }
    guard path.contains(where: { !$0.isWhitespace }) else {
      say(SaveText.noName, about: .key)
      return []
    }
    if window.taken == path {
      say(SaveText.exists, about: .key)
      return []
    }
    return write(window, over: false)
  }

  /// Writes over the file that is there.
  mutating func replaceFile() -> [Effect] {
    guard let window = saveWindow, window.writing == nil, window.taken == window.path.text else {
      return []
    }
    return write(window, over: true)
  }

  private mutating func write(_ window: SaveWindow, over: Bool) -> [Effect] {
    saveWindow?.writing = window.path.text
    let path = window.path.text
    switch window.content {
    case .text(let text): return [.files(.write(text, to: path, over: over))]
    case .chat(let export): return [.files(.export(export, to: path, over: over))]
    }
  }

  mutating func wrote(_ path: String, _ result: Result<Int, SaveFault>) {
    let window = saveWindow.flatMap { $0.writing == path ? $0 : nil }
    saveWindow?.writing = nil
    switch result {
    case .success(let bytes):
      // The window, and below it the one that led to it.
      if window != nil {
        closeOverlay()
        switch overlays.last {
        case .copy, .export: closeOverlay()
        default: break
        }
      }
      say(SaveText.written(path, bytes: bytes))
    case .failure(.exists) where window != nil:
      saveWindow?.taken = path
    case .failure(let fault):
      say(SaveText.words(fault, path), .warning)
    }
  }
}
