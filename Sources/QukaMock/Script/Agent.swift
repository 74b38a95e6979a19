/// Which of the server's agents answers (docs/protocol.md §4.5).
public enum Agent: Equatable, Sendable {
  case standard
  case journal
  case butler

  /// How long the agent may take for a turn (docs/protocol.md §6.8).
  public var timeLimit: Duration { self == .standard ? .seconds(300) : .seconds(60) }

  /// A mention in the text wins over the field; with two different ones the first rule wins here,
  /// where the real server picks at random.
  init(field: String, text: String) {
    if Self.mentions(["@Quka", "@QukaAI"], in: text) {
      self = .standard
    } else if Self.mentions(["@Journal", "@工作助理"], in: text) {
      self = .journal
    } else if Self.mentions(["@Butler", "@管家"], in: text) {
      self = .butler
    } else {
      self = field == "journal" ? .journal : field == "butler" ? .butler : .standard
    }
  }

  /// Compares bytes, as the real server does: a search by graphemes holds the server up for seconds when
  /// a question has megabytes.
  private static func mentions(_ names: [String], in text: String) -> Bool {
    let bytes = text.utf8
    return bytes.indices.contains { start in
      bytes[start] == UInt8(ascii: "@") && names.contains { bytes[start...].starts(with: $0.utf8) }
    }
  }
}

extension Agent {
  /// The value of the body's `agent` field (docs/protocol.md §3.4).
  public var field: String {
    switch self {
    case .standard: ""
    case .journal: "journal"
    case .butler: "butler"
    }
  }
}
