/// What is ready after a sleep.
struct WakeUp: Equatable, Sendable {
  var keys = false
  var events = false
  var signals = false
  var theme = false
  /// The terminal takes output again.
  var room = false
}
