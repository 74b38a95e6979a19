import QukaChat
import QukaWire

// MARK: - Answering a window

extension AppState {
  /// Enter, or the key that stands for it, in the window on top; or its way out.
  mutating func answerOverlay(isYes: Bool) -> [Effect] {
    guard let overlay = overlays.last else { return [] }
    if isYes, let reason = reasonToStay(overlay) {
      say(reason)
      return []
    }
    if isYes, case .picture(let window) = overlay {
      overlays.removeLast()
      forgetNoticeOfWindow()
      return attach(from: window)
    }
    if isYes, case .save(let window) = overlay { return save(from: window) }
    if isYes, case .export(let window) = overlay { return choose(in: window) }
    if isYes, case .share(let window) = overlay { return share(from: window) }
    closeOverlay()
    guard isYes else { return [] }
    switch overlay {
    case .help, .links, .search, .inspector, .picture, .save, .export, .share: return []
    case .copy(let window): return window.choice.map { [.copy($0.text)] } ?? []
    case .confirmDeletion(let id, _): return act { $0.delete(id) }
    case .themes(let picker): return picker.choice.map { choose($0) } ?? []
    case .palette(let palette): return choose(from: palette)
    case .title(let window): return keepTitle(of: window)
    }
  }

  /// Why a window cannot do what was asked of it: it stays, with all that was typed into it.
  private func reasonToStay(_ overlay: Overlay) -> String? {
    switch overlay {
    case .share(let window):
      window.isAsking && now - window.since < Deletion.readingTime
        ? "Read it first, then press \(KeyMap.name(of: .answer(isYes: true), in: .share)) again."
        : nil
    case .confirmDeletion(_, let since):
      // What was pressed before the question could be read is no answer to it.
      now - since < Deletion.readingTime
        ? "Read it first, then press \(KeyMap.name(of: .answer(isYes: true), in: .confirmation)) again."
        : nil
    case .themes(let picker):
      picker.choice == nil ? "This theme is broken; choose another one." : nil
    case .palette(let palette):
      reasonToStay(palette)
    case .help, .links, .search, .title, .inspector, .picture, .copy, .save, .export: nil
    }
  }

  private func reasonToStay(_ palette: Palette) -> String? {
    let items = items(of: palette)
    guard palette.selected(in: items) == nil else { return nil }
    if !items.isEmpty { return "What you had chosen is gone. Choose again." }
    return palette.query.isEmpty ? whyNoChats : "No match. Change the letters."
  }
}

// MARK: - For those who hear the screen

extension AppState {
  /// Says what others see.
  mutating func sayAloud(_ sentence: String) {
    if look.isLinear { say(sentence, about: .key) }
  }
}

// MARK: - Text where none is taken

extension AppState {
  /// Enter so soon behind a letter ends a message that is being typed without a look at the screen.
  private static let blindPause = Duration.milliseconds(500)

  /// Who typed into a window without a text field a moment ago has not seen it.
  var isTypedBlindly: Bool {
    guard let letterSwallowedAt, now - letterSwallowedAt < Self.blindPause else { return false }
    switch overlays.last {
    case .help, .links, .confirmDeletion, .themes, .copy, .export, .share: return true
    case .search, .palette, .title, .inspector, .picture, .save, nil: return false
    }
  }

  /// A letter, or pasted text, in a window that takes none.
  mutating func swallowText() -> [Effect] {
    letterSwallowedAt = now
    return explainNoText()
  }

  /// Also at the Enter that follows, which would act on what the person does not see.
  mutating func explainNoText() -> [Effect] {
    explain("You cannot type here. Esc closes this.")
    return []
  }
}
