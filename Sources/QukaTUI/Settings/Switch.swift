/// A variable of the environment that turns something on or off.
enum Switch {
  /// Whether it is on; nil where it is not set, or empty. A value that is no such word counts as on, and is told at the
  /// start.
  static func value(_ name: String, in environment: [String: String]) -> Bool? {
    guard let text = environment[name], !text.isEmpty else { return nil }
    return meaning(of: text) ?? true
  }

  /// What a word says; nil if it says neither.
  static func meaning(of text: String) -> Bool? {
    switch text.lowercased() {
    case "1", "on", "yes", "true": true
    case "0", "off", "no", "false": false
    default: nil
    }
  }
}
