import QukaChat

/// News of the file that remembers the toggles.
package enum ToggleEvent: Equatable, Sendable {
  case recalled(SpaceOwner, [Toggle: Bool])
  case notRemembered(SaveProblem)
}
