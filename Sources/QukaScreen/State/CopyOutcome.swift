/// What became of a text that was to be copied. It says what was done, not what the person's clipboard holds.
package enum CopyOutcome: Equatable, Sendable {
  /// tmux took it as a buffer; it was asked to pass it on to its terminal where it does such things.
  case tmux(isPassedOn: Bool)
  /// A program of the desktop took it.
  case program
  /// It went to the terminal as OSC 52, which is never answered.
  case sent
  /// Too long for OSC 52.
  case tooLong
  /// Too long for the terminal: it stands in this file, which only the person can read.
  case file(String)
  /// There was no room for such a file either.
  case nowhere
  /// There is no program that takes it.
  case none
}
