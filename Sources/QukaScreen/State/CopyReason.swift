/// Why an address is copied although it was to be opened.
package enum CopyReason: Equatable, Sendable {
  case noBrowser
  /// None of the programs that BROWSER names opened it.
  case browserFailed
}
