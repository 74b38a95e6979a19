import QukaWire

/// Which toggles are on.
package struct Toggles: Equatable, Sendable {
  package private(set) var on: Set<Toggle>
  /// Changed by the person in this run: what an earlier one remembered comes too late for these.
  package private(set) var changed: Set<Toggle> = []

  package init(on: Set<Toggle> = []) {
    self.on = on
  }

  /// Those that are on, in the order in which they are shown.
  package var list: [Toggle] { Toggle.allCases.filter(on.contains) }

  /// What accompanies a question that is asked now.
  package var options: SendOptions {
    SendOptions(
      search: on.contains(.search), thinking: on.contains(.thinking),
      knowledge: on.contains(.knowledge))
  }

  package mutating func flip(_ toggle: Toggle) {
    changed.insert(toggle)
    set(toggle, !on.contains(toggle))
  }

  /// Takes over what was remembered of an earlier run.
  package mutating func recall(_ remembered: [Toggle: Bool]) {
    for (toggle, isOn) in remembered where !changed.contains(toggle) { set(toggle, isOn) }
  }

  private mutating func set(_ toggle: Toggle, _ isOn: Bool) {
    if isOn { on.insert(toggle) } else { on.remove(toggle) }
  }
}
