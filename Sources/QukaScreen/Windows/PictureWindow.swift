import QukaChat
import QukaText
import QukaWire

/// The window in which a picture is chosen by its path: one line to type in.
package struct PictureWindow: Equatable, Sendable {
  var path: Composer
  /// What was pasted or dropped: it stands in the input as text, and goes from there when the picture is attached.
  var pasted: String?
  /// The picture at the path, as far as it was looked at.
  var found: Picture?
  /// The names that the path could go on with.
  var names: [String] = []
}

extension AppState {
  private var pictureWindow: PictureWindow? {
    get {
      if case .picture(let window) = overlays.last { return window }
      return nil
    }
    set {
      guard case .picture = overlays.last else { return }
      overlays.removeLast()
      if let newValue { overlays.append(.picture(newValue)) }
    }
  }

  mutating func performFile(_ command: Command) -> [Effect] {
    switch command {
    case .attachPicture: choosePicture()
    case .completePath: completePath()
    default: [.files(.paste)]
    }
  }

  private mutating func choosePicture() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    focus = .composer
    overlays.append(.picture(PictureWindow(path: Composer())))
    return []
  }

  /// Enter in the window, which was closed: what was found is attached, what was not is looked for.
  mutating func attach(from window: PictureWindow) -> [Effect] {
    if let found = window.found {
      if let text = window.pasted { takeOut(text) }
      return actAlone { $0.attach(found) }
    }
    let path = window.path.text
    guard path.contains(where: { !$0.isWhitespace }) else { return [] }
    return [.files(.look(path))]
  }

  /// Takes the path that was pasted last out of the input, if it is still there.
  private mutating func takeOut(_ text: String) {
    chats.withCurrent { conversation in
      let typed = conversation.composer.text
      guard let place = typed.ranges(of: text).last else { return }
      let start = typed.distance(from: typed.startIndex, to: place.lowerBound)
      let end = start + typed.distance(from: place.lowerBound, to: place.upperBound)
      conversation.composer.select(start..<end)
      conversation.composer.deleteBackward()
    }
    scrollInput()
  }

  private mutating func completePath() -> [Effect] {
    if case .save(let window) = overlays.last { return [.files(.complete(window.path.text))] }
    guard let window = pictureWindow, window.pasted == nil else { return [] }
    return [.files(.complete(window.path.text))]
  }

  mutating func take(_ event: FileEvent) -> [Effect] {
    switch event {
    case .looked(_, .success(let picture)): return actAlone { $0.attach(picture) }
    case .looked(let path, .failure(let problem)):
      if overlays.isEmpty { overlays.append(.picture(PictureWindow(path: Composer(path)))) }
      say(PictureText.words(problem, PictureText.name(path)), .warning)
    case .lookedPasted(let text, .success(let picture))
    where overlays.isEmpty && conversation.composer.text.contains(text):
      overlays.append(
        .picture(PictureWindow(path: Composer(picture.path), pasted: text, found: picture)))
    case .lookedPasted: break
    case .pasted(let result): return take(pasted: result)
    case .wrote(let path, let result): wrote(path, result)
    case .completed(let path, let completion):
      if case .save(var window) = overlays.last, window.path.text == path {
        window.path = Composer(completion.path)
        window.names = completion.names
        overlays[overlays.count - 1] = .save(window)
      }
      guard var window = pictureWindow, window.path.text == path else { return [] }
      window.path = Composer(completion.path)
      window.names = completion.names
      pictureWindow = window
    }
    return []
  }

  private mutating func take(
    pasted result: Result<ClipboardContent, ClipboardProblem>
  ) -> [Effect] {
    switch result {
    case .success(.picture(let picture)): return actAlone { $0.attach(picture) }
    case .success(.text(let text, let isCut)):
      var effects: [Effect] = []
      // A window that came meanwhile is not meant.
      if overlays.isEmpty {
        effects = paste(text)
      } else {
        chats.withCurrent { $0.composer.insert(text) }
      }
      if isCut { say(PictureText.cutText, .warning, about: .input) }
      return effects
    case .failure(let problem):
      say(PictureText.words(problem), about: .key)
      return []
    }
  }

  /// Takes a paste. One path may be a picture's: terminals write the path of a file that is dropped on them.
  mutating func paste(_ text: String) -> [Effect] {
    killRing.interrupt()
    let path = overlays.isEmpty ? PastedPath.path(in: text) : nil
    return typePaste(text)
      + (path.map { [.files(.lookPasted($0, text: text))] } ?? [])
  }

  /// Backspace in an input without text takes the last picture off.
  mutating func detachPicture() -> Bool {
    guard overlays.isEmpty, conversation.composer.isEmpty,
      let picture = chats.withCurrent({ $0.unsent.detachLast() })
    else { return false }
    say("\(PictureText.name(picture.name)) is not attached any more.", about: .key)
    return true
  }
}
