import QukaChat
import QukaText
import QukaWire

/// What the keys of the window on top do. Moving is named where there is something to move to, Enter where it acts.
enum WindowHints {
  private typealias Hint = HintView.Hint

  /// - Parameter shown: what the frame shows; nil takes the last one's.
  static func of(_ state: AppState, _ shown: TranscriptMetrics?) -> [HintView.Hint] {
    switch state.overlays.last {
    case .help:
      return [Hint(key: "Esc", text: "close")] + move(HelpView.isLong(state), "scroll")
    case .confirmDeletion:
      return [Hint(key: "F8", text: "delete"), Hint(key: "Esc", text: "keep")]
    case .themes(let picker):
      let keep = picker.choice == nil ? [] : [Hint(key: "Enter", text: "keep")]
      return keep + [Hint(key: "Esc", text: "back")] + move(picker.themes.count > 1, "look")
    case .links(let links):
      let window = (shown ?? state.viewport.metrics).window
      return [Hint(key: "Esc", text: "close")]
        + (links.showsSelected ? linkHints(links, state, window) : listHints(links))
    case .palette(let palette):
      let items = state.items(of: palette)
      let choose =
        items.indices.contains(palette.selected) ? [Hint(key: "Enter", text: "choose")] : []
      return choose + [Hint(key: "Esc", text: "close")] + move(items.count > 1, "move")
    case .search(let box): return searchHints(box, state, shown?.search)
    case nil: return []
    }
  }

  private static func move(_ isPossible: Bool, _ verb: String) -> [HintView.Hint] {
    isPossible ? [Hint(key: "Up Down", text: verb)] : []
  }

  private static func searchHints(
    _ box: SearchBox, _ state: AppState, _ finding: SearchFinding?
  ) -> [HintView.Hint] {
    let isFruitless = finding?.isFruitless ?? box.isFruitless
    // From the only match no key leads to another.
    let leadsOn = box.isTyping || finding?.count != 1
    let find =
      box.query.isEmpty || isFruitless || !leadsOn
      ? []
      : [Hint(key: "Enter", text: box.isTyping ? "find" : "next")]
        + move(finding?.count != 1, "move")
    return [Hint(key: "Esc", text: "close")] + find + [HintView.detailsHint(state)]
  }

  // MARK: - Links

  private static func listHints(_ window: LinksWindow) -> [HintView.Hint] {
    let isAddress = window.reference?.target.isAddress == true
    return [Hint(key: "Enter", text: isAddress ? "show" : "read")]
      + (isAddress ? [Hint(key: "Alt-C", text: "copy")] : [])
      + move(window.references.count > 1, "choose")
  }

  private static func linkHints(
    _ window: LinksWindow, _ state: AppState, _ shown: WindowMetrics
  ) -> [HintView.Hint] {
    let copy = Hint(key: "Alt-C", text: "copy")
    var hints: [HintView.Hint] = []
    switch window.reference?.target {
    case .address(let address):
      let isRead = window.isRead || shown.readTarget == .address(address)
      hints = [Hint(key: "Enter", text: isRead ? "open" : "read on"), copy]
    case .knowledge(let name):
      switch state.chats.source(named: name) {
      case .loaded: hints = [copy]
      case .failed: hints = [Hint(key: "Enter", text: "load again")]
      case .loading, nil: break
      }
    case nil: break
    }
    return hints + [Hint(key: "Left", text: "back")] + move(shown.end > 0, "scroll")
  }
}
