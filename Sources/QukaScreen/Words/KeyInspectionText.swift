/// What the window of keys says of one.
enum KeyInspectionText {
  static let title = "What does a key do?"
  static let prompt = "Press any key. Esc twice, or a click, closes this."

  /// "1B 62"; a long sequence is cut.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    guard !bytes.isEmpty else { return "no bytes" }
    let digits = bytes.prefix(16).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return digits.joined(separator: " ") + (bytes.count > 16 ? " …" : "")
  }

  /// Where a key counts, and what it does there.
  static func lines(_ key: Key, _ keys: KeyMap) -> [(place: String, words: String)] {
    [("input", KeyContext.composer), ("list", .list), ("transcript", .transcript)].map {
      ($0, words(key, in: $1, keys))
    } + [("everywhere", words(key, in: .global, keys))]
  }

  private static func words(_ key: Key, in context: KeyContext, _ keys: KeyMap) -> String {
    for context in context.chain {
      if keys.hides(key, in: context) {
        return "nothing (\(keys.origin(of: key, in: context).words))"
      }
      guard let command = keys.command(for: key, in: [context]),
        let entry = CommandCatalogue.entry(command)
      else { continue }
      return "\(entry.name): \(entry.explanation(in: context)) "
        + "(\(keys.origin(of: key, in: context).words))"
    }
    if case .character(let letter) = key.code, key.modifiers.isSubset(of: .shift) {
      guard keys.set == .vi, context == .composer else { return "text" }
      return "text; in normal mode \(ViWords.words(for: letter) ?? "nothing")"
    }
    return "nothing"
  }
}
