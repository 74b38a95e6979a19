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
