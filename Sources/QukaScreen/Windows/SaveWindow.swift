import QukaChat
import QukaText

/// The window in which a file is named that gets a text: one line to type in.
package struct SaveWindow: Equatable, Sendable {
  var path: Composer
  let text: String
  /// The names that the path could go on with.
  var names: [String] = []
  /// The path whose file is there already.
  var taken: String?
  /// The path that is being written to.
  var writing: String?

  init(_ text: String, as name: String) {
    self.text = text.hasSuffix("\n") ? text : text + "\n"
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
    return [.files(.write(window.text, to: window.path.text, over: over))]
  }

  mutating func wrote(_ path: String, _ result: Result<Int, SaveFault>) {
    let window = saveWindow.flatMap { $0.writing == path ? $0 : nil }
    saveWindow?.writing = nil
    switch result {
    case .success(let bytes):
      // The window, and below it the one of what can be copied.
      if window != nil {
        closeOverlay()
        if case .copy = overlays.last { closeOverlay() }
      }
      say(SaveText.written(path, bytes: bytes))
    case .failure(.exists) where window != nil:
      saveWindow?.taken = path
    case .failure(let fault):
      say(SaveText.words(fault, path), .warning)
    }
  }
}
