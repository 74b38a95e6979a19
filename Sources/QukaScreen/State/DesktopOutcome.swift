/// What became of a text that was to be copied. It says what was done, not what the person's clipboard holds.
package enum CopyOutcome: Equatable, Sendable {
  /// tmux took it as a buffer and was asked to pass it on to its terminal.
  case tmux
  /// A program of the desktop took it.
  case program
  /// It went to the terminal as OSC 52, which is never answered.
  case sent
  /// Too long for OSC 52.
  case tooLong
  /// There is no program that takes it.
  case none
}

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
