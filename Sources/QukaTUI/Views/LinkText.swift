import QukaWire

/// The state of the link in words.
enum LinkText {
  /// Nil when there is nothing to worry about.
  static func status(_ state: AppState, isShort: Bool = false) -> String? {
    switch state.link {
    case .connected: return nil
    case .signingIn: return "signing in…"
    case .connecting(let attempt): return attempt > 1 ? "reconnecting…" : "connecting…"
    case .closed: return "disconnected"
    case .offline(_, let since, let retryAt):
      let away = Int((state.now - since).wholeNanoseconds / 1_000_000_000)
      let next = max(0, Int((retryAt - state.now).wholeNanoseconds / 1_000_000_000))
      if isShort { return "offline \(ElapsedText.short(seconds: away))" }
      let again = next > 0 ? ", next try in \(next) s" : ", trying"
      return "offline \(ElapsedText.short(seconds: away))\(again)"
    }
  }
}

/// Times for people.
enum ElapsedText {
  /// "7 s", "3 min 05 s".
  static func short(seconds: Int) -> String {
    guard seconds >= 60 else { return "\(seconds) s" }
    let rest = seconds % 60
    return "\(seconds / 60) min \(rest < 10 ? "0" : "")\(rest) s"
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
