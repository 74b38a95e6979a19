/// Why a setting cannot be remembered.
package enum SaveProblem: Error, Equatable, Sendable {
  /// No folder for it is known.
  case noHome
  /// The file at this path cannot be written, for a reason that the system names.
  case unwritable(String, reason: String)
}
