import QukaChat
import QukaText
import QukaWire

// MARK: - Help, themes, palette

extension CommandScene {
  var isHelpLong: Bool { HelpView.isLong(state) }

  private var picker: ThemePicker? {
    if case .themes(let picker) = window { return picker }
    return nil
  }

  var isThemeWhole: Bool { picker?.choice != nil }

  var hasOtherThemes: Bool { (picker?.themes.count ?? 0) > 1 }

  var hasOtherChoices: Bool { choices > 1 }
}

// MARK: - Search

extension CommandScene {
  private var box: SearchBox? {
    if case .search(let box) = window { return box }
    return nil
  }

  var isTypingQuery: Bool { box?.isTyping ?? false }

  var leadsToMatch: Bool {
    guard let box, !box.query.isEmpty, !(finding?.isFruitless ?? box.isFruitless) else {
      return false
    }
    // From the only match no key leads to another.
    return box.isTyping || isWithOthers
  }

  var leadsToOtherMatch: Bool { leadsToMatch && isWithOthers }

  private var isWithOthers: Bool { finding?.count != 1 }
}

// MARK: - Copying

extension CommandScene {
  var hasCopies: Bool { conversation.entries.contains { $0.isCopyable } }

  private var copies: CopyWindow? {
    if case .copy(let window) = window { return window }
    return nil
  }

  var hasCopyChoices: Bool { (copies?.choices.count ?? 0) > 1 }

  var hasOtherCopies: Bool { (copies?.messages ?? 0) > 1 }

  /// What is selected is no format, but something that is written too.
  var isExportPart: Bool {
    if case .export(let window) = window, case .part = window.choice { return true }
    return false
  }

  /// Or it is told why not.
  var maybeShared: Bool { state.whyNotShared != ShareText.nothing }

  /// The window asks whether the chat is shared.
  var isShareAsked: Bool {
    if case .share(let window) = window { return window.isAsking }
    return false
  }

  /// A file of the name that stands there exists.
  var isFileTaken: Bool {
    if case .save(let window) = window { return window.taken == window.path.text }
    return false
  }
}

// MARK: - Links

extension CommandScene {
  private var links: LinksWindow? {
    if case .links(let window) = window { return window }
    return nil
  }

  /// All links are shown, not one of them in full.
  var isInLinkList: Bool { links?.showsSelected == false }

  var isAddress: Bool { links?.reference?.target.isAddress ?? false }

  /// The end of the address was on screen.
  var isLinkRead: Bool {
    guard let links, let target = links.reference?.target else { return false }
    return links.isRead || shown.window.readTarget == target
  }

  var isSourceShown: Bool {
    if case .loaded = source { return true }
    return false
  }

  var isSourceMissing: Bool {
    if case .failed = source { return true }
    return false
  }

  /// The source that is shown in full.
  private var source: SourceState? {
    guard let links, links.showsSelected, case .knowledge(let name) = links.reference?.target else {
      return nil
    }
    return state.chats.source(named: name)
  }

  /// It is known where the file is that is shown.
  var isFileLocated: Bool {
    if case .located = file { return true }
    return false
  }

  var isFileMissing: Bool {
    if case .failed = file { return true }
    return false
  }

  private var file: FileState? {
    guard let links, links.showsSelected else { return nil }
    return links.file.flatMap(state.chats.location)
  }

  var hasOtherLinks: Bool { isInLinkList && (links?.references.count ?? 0) > 1 }

  var isLinkLong: Bool { !isInLinkList && shown.window.end > 0 }
}
