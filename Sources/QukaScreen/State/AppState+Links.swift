import QukaChat
import QukaText
import QukaWire

extension AppState {
  /// So much of an answer is searched for links: a key is answered at once, however long the answer is.
  static let searchedBytes = 256 << 10

  /// Opens the window of the links of the answer that is being read.
  mutating func showLinks() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    guard let window = linksInView else {
      say(
        conversation.entries.isEmpty
          ? "There is no answer here yet." : "There are no links in the answer on screen.",
        about: .noWindow)
      return []
    }
    overlays.append(.links(window))
    return []
  }

  /// The links of the answer at the top of the view with the files of its question, or of the last one before it that has
  /// any; at the end of the transcript, of the newest that has any.
  private var linksInView: LinksWindow? {
    let entries = conversation.entries
    var index = entries.count - 1
    if !viewport.isFollowing, let anchor = viewport.metrics.anchor,
      let top = entries.firstIndex(where: { $0.id == anchor.entry })
    {
      index = entries[top...].firstIndex { $0.answerText != nil } ?? top
    }
    var looks = 40
    while index >= 0, looks > 0 {
      if let text = entries[index].answerText {
        let found = Self.links(in: text)
        if !found.references.isEmpty { return found.adding(files(before: index)) }
        looks -= 1
      }
      let files = files(of: entries[index])
      if !files.isEmpty { return LinksWindow([]).adding(files) }
      index -= 1
    }
    return nil
  }

  /// The files of the question that was answered there.
  private func files(before index: Int) -> [ListedFile] {
    let question = conversation.entries[..<index].last { entry in
      if case .question = entry.content { true } else { false }
    }
    return question.map(files) ?? []
  }

  /// Only the server's word tells where they are, so there are none of a question that it does not know.
  private func files(of entry: Entry) -> [ListedFile] {
    guard case .question(let question) = entry.content, let message = entry.message,
      let session = chats.current.session
    else { return [] }
    return question.attachments.enumerated().map { place, attachment in
      ListedFile(
        id: FileID(session: session, message: message, place: place),
        name: AttachmentText.words(attachment))
    }
  }

  /// The window of a text's links, numbered as they are in the transcript.
  static func links(in text: String) -> LinksWindow {
    guard
      text.utf8.contains(where: {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ".")
      })
    else { return LinksWindow([]) }
    let head = Array(text.utf8.prefix(searchedBytes))
    var resolver = SpanResolver()
    for piece in MarkdownReading.pieces(of: [head]) {
      switch piece {
      case .block(let block): _ = resolver.resolved(block)
      case .items(let list): _ = resolver.resolved(list)
      case .codeStart, .codeLine, .codePart, .plainStart, .plain: break
      }
    }
    return LinksWindow(
      resolver.references.references, unlisted: resolver.references.unlisted,
      isCut: text.utf8.count > searchedBytes)
  }

  mutating func perform(_ action: Command.LinkAction) -> [Effect] {
    guard case .links(var window) = overlays.last, let reference = window.reference else {
      return []
    }
    if window.showsSelected, viewport.metrics.window.readTarget == reference.target {
      // What the key makes us say may take rows from the window.
      window.markRead()
      overlays[overlays.count - 1] = .links(window)
    }
    switch action {
    case .show where window.showsSelected:
      return readOn(window) ? [] : open(reference, window)
    case .show:
      window.show()
      overlays[overlays.count - 1] = .links(window)
      return fetch(reference, window)
    case .copy: return copy(reference)
    case .back:
      if window.showsSelected {
        window.showList()
        overlays[overlays.count - 1] = .links(window)
      } else {
        closeOverlay()
      }
      return []
    }
  }

  /// Scrolls to the next part of an address of which the end was not on screen yet: false when it was, so that nothing
  /// is opened that nobody could read.
  private mutating func readOn(_ window: LinksWindow) -> Bool {
    guard window.reference?.target.isAddress == true, !window.isRead else { return false }
    scrollLinks(window, by: max(1, size.rows - 6))
    return true
  }

  /// Moves in the list, or scrolls what is shown in full.
  mutating func scrollLinks(_ window: LinksWindow, by rows: Int) {
    var window = window
    if window.showsSelected {
      window.scroll(rows, last: viewport.metrics.window.end)
    } else {
      window.choose(rows)
    }
    overlays[overlays.count - 1] = .links(window)
  }

  // MARK: - One link

  private mutating func open(
    _ reference: ReferenceList.Reference, _ window: LinksWindow
  ) -> [Effect] {
    switch reference.target {
    case .address(let address): return [.open(address)]
    case .knowledge: return fetch(reference, window)
    case .file:
      switch window.file.flatMap(chats.location) {
      case .located(let address): return [.openSigned(address)]
      case .loading: return []
      case .failed, nil: return fetch(reference, window)
      }
    }
  }

  private mutating func copy(_ reference: ReferenceList.Reference) -> [Effect] {
    switch reference.target {
    case .address(let address): return [.copy(address)]
    case .knowledge(let name):
      switch chats.source(named: name) {
      case .loaded(let knowledge): return [.copy(knowledge.text)]
      case .loading: say("The source is still loading.", about: .key)
      case .failed: say("The source could not be loaded: there is nothing to copy.", about: .key)
      case nil: say("Enter shows the source first.", about: .key)
      }
      return []
    case .file:
      say(FileText.notCopied, about: .key)
      return []
    }
  }

  private mutating func fetch(
    _ reference: ReferenceList.Reference, _ window: LinksWindow
  ) -> [Effect] {
    switch reference.target {
    case .address: return []
    case .knowledge(let name): return act { $0.loadSource(KnowledgeID(name)) }
    case .file:
      guard let file = window.file else { return [] }
      return act { $0.locate(file) }
    }
  }

  // MARK: - What the desktop answered

  package mutating func opened(_ address: String, _ outcome: OpenOutcome) -> [Effect] {
    switch outcome {
    case .handedOver(let program): say("Sent to \(program).")
    case .noDesktop, .failed:
      // Over a network nobody sees a browser that opens here.
      copyReason = .noBrowser
      return [.copy(address)]
    case .browserFailed:
      copyReason = .browserFailed
      return [.copy(address)]
    }
    return []
  }

  /// What signs the address goes to the browser and nowhere else.
  package mutating func openedSigned(_ outcome: OpenOutcome) {
    switch outcome {
    case .handedOver(let program): say("Sent to \(program).")
    case .noDesktop: say(FileText.noDesktop, .warning)
    case .failed, .browserFailed: say(FileText.notOpened, .warning)
    }
  }
}

extension Entry {
  /// The text of an answer; nil for every other entry.
  fileprivate var answerText: String? {
    guard case .answer(let answer) = content, !answer.text.answer.isEmpty else { return nil }
    return answer.text.answer
  }
}
