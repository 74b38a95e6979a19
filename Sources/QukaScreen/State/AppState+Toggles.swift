import QukaChat
import QukaWire

extension AppState {
  /// Turns a toggle on or off, for the questions that are asked from here on.
  mutating func flip(_ toggle: Toggle) -> [Effect] {
    guard isTranscriptFree else { return [] }
    chats.flip(toggle)
    let isOn = chats.toggles.on.contains(toggle)
    say(ToggleText.change(of: toggle, isOn: isOn, inDemo: isDemo), about: .toggle)
    return chats.owner.map { [remembering(toggle, of: $0)] } ?? []
  }

  /// The space is known: what was remembered of it is asked for, and what was changed meanwhile is kept.
  mutating func recallToggles() -> [Effect] {
    guard let owner = chats.owner else { return [] }
    let changed = Toggle.allCases.filter(chats.toggles.changed.contains)
    return [.toggles(.recall(owner))] + changed.map { remembering($0, of: owner) }
  }

  mutating func reduceToggles(_ event: ToggleEvent) {
    switch event {
    case .recalled(let owner, let remembered):
      guard owner == chats.owner else { return }
      chats.toggles.recall(remembered)
    case .notRemembered(let problem):
      say(problem.sentence("The toggles"), .warning, about: .program)
    }
  }

  private func remembering(_ toggle: Toggle, of owner: SpaceOwner) -> Effect {
    .toggles(.remember(owner, toggle, isOn: chats.toggles.on.contains(toggle)))
  }
}
