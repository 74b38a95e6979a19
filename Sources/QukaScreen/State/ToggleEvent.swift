import QukaChat

/// News of the file that remembers the toggles.
package enum ToggleEvent: Equatable, Sendable {
  case recalled(ToggleOwner, [Toggle: Bool])
  case notRemembered(SaveProblem)
}
