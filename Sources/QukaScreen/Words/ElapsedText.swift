import QukaWire

/// Times for people.
enum ElapsedText {
  /// "7 s", "3 min 05 s".
  static func short(seconds: Int) -> String {
    guard seconds >= 60 else { return "\(seconds) s" }
    let rest = seconds % 60
    return "\(seconds / 60) min \(rest < 10 ? "0" : "")\(rest) s"
  }

  /// "7 s", "3:05".
  static func narrow(seconds: Int) -> String {
    guard seconds >= 60 else { return "\(seconds) s" }
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// "less than 1 s", "7 s", "3 min 05 s".
  static func rounded(_ duration: Duration) -> String {
    let seconds = Int((duration + .milliseconds(500)).wholeNanoseconds / 1_000_000_000)
    return seconds < 1 ? "less than 1 s" : short(seconds: seconds)
  }

  /// "less than 1 ms", "38 ms", "1.2 s".
  static func precise(_ duration: Duration) -> String {
    let milliseconds = duration.wholeMilliseconds
    guard milliseconds >= 1 else { return "less than 1 ms" }
    guard milliseconds >= 1_000 else { return "\(milliseconds) ms" }
    return "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s"
  }
}
