import QukaChat

/// What the reducer wants done with the file that remembers the toggles.
package enum ToggleEffect: Equatable, Sendable {
  /// Answered by `.recalled`.
  case recall(SpaceOwner)
  case remember(SpaceOwner, Toggle, isOn: Bool)
}
