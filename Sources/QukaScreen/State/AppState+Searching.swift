import QukaChat
import QukaWire

extension AppState {
  /// The open search, though another window may cover it.
  package var search: SearchBox? {
    for case .search(let box) in overlays.reversed() { return box }
    return nil
  }

  /// The transcript is on screen and its keys work: nothing covers it.
  var isTranscriptFree: Bool {
    guard let overlay = overlays.last else { return true }
    if case .search = overlay { return true }
    return false
  }

  /// Takes the list of chats away where it covers the transcript: what was asked for happens there.
  mutating func uncoverTranscript() {
    if focus == .list, size.columns < ScreenLayout.listThreshold { focus = .composer }
  }

  mutating func perform(_ action: Command.SearchAction) -> [Effect] {
    if case .open = action {
      guard overlays.isEmpty else { return [] }
      uncoverTranscript()
      overlays.append(.search(SearchBox()))
      return []
    }
    withSearch { box in
      switch action {
      case .open: break
      // There is no match to go to: the words stay to be changed.
      case .accept: box.isTyping = box.isTyping && box.isFruitless
      case .next: box.step = .next
      case .previous: box.step = .previous
      }
    }
    guard let box = search else { return [] }
    if box.isFruitless { say(nothingFound, about: .finding) }
    guard box.query.isEmpty else { return [] }
    if case .accept = action { closeOverlay() } else { say("First type what to find.") }
    return []
  }

  private var nothingFound: String {
    conversation.entries.isEmpty
      ? "There is nothing to search in this chat yet."
      : conversation.record.older == .none
        ? "Nothing found; change the words."
        : "Nothing found in what is loaded; \(KeyMap.name(of: .scroll(.start))) loads the rest."
  }

  /// Changes the search if it is the window on top.
  private mutating func withSearch(_ body: (inout SearchBox) -> Void) {
    guard case .search(var box) = overlays.last else { return }
    body(&box)
    overlays[overlays.count - 1] = .search(box)
  }

  /// What is typed into the window on top; false when it takes no text.
  mutating func editQuery(_ body: (inout Composer) -> Void) -> Bool {
    switch overlays.last {
    case .search(var box):
      forgetHintOfWindow()
      box.edit(body)
      if box.shorten() {
        say("A search can have \(SearchPattern.maximumScalars) characters at most.")
      }
      overlays[overlays.count - 1] = .search(box)
    case .palette(var palette):
      forgetHintOfWindow()
      body(&palette.query)
      palette.chooseFirst(of: items(of: palette))
      overlays[overlays.count - 1] = .palette(palette)
    case .title(var window):
      forgetHintOfWindow()
      body(&window.text)
      overlays[overlays.count - 1] = .title(window)
    case .picture(var window):
      forgetHintOfWindow()
      body(&window.path)
      window.names = []
      // Another path is another file, and no longer what was pasted.
      if window.found != nil, window.path.text != window.found?.path {
        (window.found, window.pasted) = (nil, nil)
      }
      overlays[overlays.count - 1] = .picture(window)
    case .save(var window):
      forgetHintOfWindow()
      body(&window.path)
      window.names = []
      overlays[overlays.count - 1] = .save(window)
    case .links, .help, .confirmDeletion, .themes, .inspector, .copy, .export, .share, nil:
      return false
    }
    return true
  }

  /// What was said of the words in the window on top has had its time when they change.
  private mutating func forgetHintOfWindow() {
    if let notice, notice.kind == .information, notice.subject.isOfScreen,
      notice.windows == overlays.count
    {
      self.notice = nil
    }
  }

  mutating func takeFinding(_ metrics: TranscriptMetrics) {
    guard let finding = metrics.search else { return }
    for index in overlays.indices {
      guard case .search(var box) = overlays[index] else { continue }
      box.take(finding)
      overlays[index] = .search(box)
    }
  }
}
