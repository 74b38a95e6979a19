/// What became of an address that was to be opened.
package enum OpenOutcome: Equatable, Sendable {
  /// A program took it; what it does with it is its own affair.
  case handedOver(program: String)
  /// Nothing here could show it to the person.
  case noDesktop
  /// No program that `BROWSER` names took it.
  case browserFailed
  case failed
}
