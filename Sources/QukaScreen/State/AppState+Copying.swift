import QukaChat
import QukaText
import QukaWire

// Taking something out of the chat.
extension AppState {
  mutating func perform(_ action: Command.CopyAction) -> [Effect] {
    switch action {
    case .open: return showCopies()
    case .older: return stepCopies(by: -1)
    case .newer: return stepCopies(by: 1)
    case .save: return showSaving()
    case .replace: return replaceFile()
    }
  }

  /// Opens the window for the answer that is being read.
  private mutating func showCopies() -> [Effect] {
    guard overlays.isEmpty else { return [] }
    let entries = conversation.entries
    guard let index = copiedIndex(in: entries) else {
      say("There is nothing to copy yet.", about: .noWindow)
      return []
    }
    overlays.append(.copy(copyWindow(of: entries[index])))
    return []
  }

  /// The answer at the top of the view, or the last one at the end of the transcript; where there is none, what comes
  /// before it.
  private func copiedIndex(in entries: [Entry]) -> Int? {
    var index = entries.count - 1
    if !viewport.isFollowing, let anchor = viewport.metrics.anchor,
      let top = entries.firstIndex(where: { $0.id == anchor.entry })
    {
      index = entries[top...].firstIndex { $0.isCopyableAnswer } ?? top
    }
    guard index >= 0 else { return nil }
    return entries[...index].lastIndex { $0.isCopyableAnswer }
      ?? entries[...index].lastIndex { $0.isCopyable } ?? entries.firstIndex { $0.isCopyable }
  }

  private func copyWindow(of entry: Entry) -> CopyWindow {
    let messages = conversation.entries.filter(\.isCopyable).map(\.id)
    var (isCut, isGrowing) = (false, false)
    if case .answer(let answer) = entry.content {
      isGrowing = answer.state == .open && conversation.isGenerating
      isCut = answer.text.answer.utf8.count > Self.searchedBytes
    }
    return CopyWindow(
      message: entry.id, place: (messages.firstIndex(of: entry.id) ?? 0) + 1,
      messages: messages.count, choices: CopyChoice.all(in: entry, limit: Self.searchedBytes),
      isCut: isCut, isGrowing: isGrowing)
  }

  private mutating func stepCopies(by step: Int) -> [Effect] {
    guard case .copy(let window) = overlays.last else { return [] }
    let entries = conversation.entries.filter(\.isCopyable)
    guard let index = entries.firstIndex(where: { $0.id == window.message }) else { return [] }
    guard entries.indices.contains(index + step) else {
      explain(
        step > 0
          ? "This is the last message."
          : conversation.record.older == .none
            ? "This is the first message." : "Scroll up in the chat to load older messages.")
      return []
    }
    overlays[overlays.count - 1] = .copy(copyWindow(of: entries[index + step]))
    return []
  }

  mutating func moveInCopies(_ window: CopyWindow, by step: Int) {
    var window = window
    window.choose(step)
    overlays[overlays.count - 1] = .copy(window)
  }

  // MARK: - What the desktop answered

  package mutating func copied(_ text: String, _ outcome: CopyOutcome) -> [Effect] {
    let reason = copyReason.map { $0.sentence + " " } ?? ""
    switch outcome {
    case .none: return [.copyThroughTerminal(text)]
    case .tooLong: return [.files(.keepCopy(text))]
    case .tmux, .program, .sent:
      // How much it was may have been said already.
      let lines = copyReason == nil ? CopyText.lines(in: text) : 0
      say(reason + CopyText.words(outcome, lines: lines))
    case .file, .nowhere: say(reason + CopyText.words(outcome, lines: 0), .warning)
    }
    copyReason = nil
    return []
  }
}

extension Entry {
  fileprivate var isCopyableAnswer: Bool {
    guard case .answer(let answer) = content else { return false }
    return !answer.text.answer.isEmpty
  }
}
