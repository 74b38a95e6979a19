/// What is said before what became of a copied text: why an address is copied although it was to be opened, or how much
/// was selected.
package enum CopyReason: Equatable, Sendable {
  case noBrowser
  /// None of the programs that BROWSER names opened it.
  case browserFailed
  /// A selection of so many lines, of which only the beginning may be copied.
  case selected(lines: Int, characters: Int, isCut: Bool)
}
