import QukaChat

/// What the reducer wants done with the file that remembers the toggles.
package enum ToggleEffect: Equatable, Sendable {
  /// Answered by `.recalled`.
  case recall(ToggleOwner)
  case remember(ToggleOwner, Toggle, isOn: Bool)
}
