import QukaChat
import QukaWire

/// Whose toggles are remembered, at the server that the program was started for.
package struct ToggleOwner: Hashable, Sendable {
  package var user: String
  package var space: SpaceID
}

/// What the reducer wants done with the file that remembers the toggles.
package enum ToggleEffect: Equatable, Sendable {
  /// Answered by `.recalled`.
  case recall(ToggleOwner)
  case remember(ToggleOwner, Toggle, isOn: Bool)
}

/// News of that file.
package enum ToggleEvent: Equatable, Sendable {
  case recalled(ToggleOwner, [Toggle: Bool])
  case notRemembered(SaveProblem)
}
