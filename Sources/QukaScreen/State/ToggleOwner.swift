import QukaWire

/// Whose toggles are remembered, at the server that the program was started for.
package struct ToggleOwner: Hashable, Sendable {
  package var user: String
  package var space: SpaceID
}
