import QukaWire

/// What the person can have an answer made with, on or off for all questions of a space (docs/protocol.md §3.4).
///
/// The raw values stand in the file that remembers them.
enum Toggle: String, CaseIterable, Hashable, Sendable {
  case knowledge
  case search
  case thinking

  /// As sentences name it.
  var name: String {
    switch self {
    case .knowledge: "knowledge"
    case .search: "web search"
    case .thinking: "thinking"
    }
  }
}

/// Which toggles are on.
struct Toggles: Equatable, Sendable {
  private(set) var on: Set<Toggle>
  /// Changed by the person in this run: what an earlier one remembered comes too late for these.
  private(set) var changed: Set<Toggle> = []

  init(on: Set<Toggle> = []) {
    self.on = on
  }

  /// Those that are on, in the order in which they are shown.
  var list: [Toggle] { Toggle.allCases.filter(on.contains) }

  /// What accompanies a question that is asked now.
  var options: SendOptions {
    SendOptions(
      search: on.contains(.search), thinking: on.contains(.thinking),
      knowledge: on.contains(.knowledge))
  }

  mutating func flip(_ toggle: Toggle) {
    changed.insert(toggle)
    set(toggle, !on.contains(toggle))
  }

  /// Takes over what was remembered of an earlier run.
  mutating func recall(_ remembered: [Toggle: Bool]) {
    for (toggle, isOn) in remembered where !changed.contains(toggle) { set(toggle, isOn) }
  }

  private mutating func set(_ toggle: Toggle, _ isOn: Bool) {
    if isOn { on.insert(toggle) } else { on.remove(toggle) }
  }
}

/// Whose toggles are remembered, at the server that the program was started for.
struct ToggleOwner: Hashable, Sendable {
  var user: String
  var space: SpaceID
}

/// What the reducer wants done with the file that remembers the toggles.
enum ToggleEffect: Equatable, Sendable {
  /// Answered by `.recalled`.
  case recall(ToggleOwner)
  case remember(ToggleOwner, Toggle, isOn: Bool)
}

/// News of that file.
enum ToggleEvent: Equatable, Sendable {
  case recalled(ToggleOwner, [Toggle: Bool])
  /// What did not work, in a sentence.
  case failed(String)
}
