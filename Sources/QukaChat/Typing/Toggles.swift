import QukaWire

/// Which toggles are on: those of the chat on screen, or else those of the space.
package struct Toggles: Equatable, Sendable {
  private var usual: Set<Toggle>
  /// Those of the chat, once something was chosen or asked there.
  private var own: Set<Toggle>?
  /// Changed by the person in this run: what an earlier one remembered comes too late for these.
  package private(set) var changed: Set<Toggle> = []

  package init(on: Set<Toggle> = []) {
    usual = on
  }

  package var on: Set<Toggle> { own ?? usual }

  /// Those that are on, in the order in which they are shown.
  package var list: [Toggle] { Toggle.allCases.filter(on.contains) }

  /// What accompanies a question that is asked now.
  package var options: SendOptions {
    SendOptions(
      search: on.contains(.search), thinking: on.contains(.thinking),
      knowledge: on.contains(.knowledge))
  }

  /// A chat is on screen, with these of its own.
  mutating func enter(_ own: Set<Toggle>?) { self.own = own }

  /// What is chosen in a chat counts in new ones, too.
  mutating func flip(_ toggle: Toggle) {
    changed.insert(toggle)
    let isOn = !on.contains(toggle)
    own = own?.symmetricDifference([toggle])
    set(toggle, isOn)
  }

  /// Takes over what was remembered of an earlier run.
  package mutating func recall(_ remembered: [Toggle: Bool]) {
    for (toggle, isOn) in remembered where !changed.contains(toggle) { set(toggle, isOn) }
  }

  private mutating func set(_ toggle: Toggle, _ isOn: Bool) {
    if isOn { usual.insert(toggle) } else { usual.remove(toggle) }
  }
}
