/// What a person asked, as far as it shapes the answer (docs/protocol.md §3.4).
public struct Question: Equatable, Sendable {
  public var text: String
  public var agent: Agent
  public var usesSearch: Bool
  public var usesThinking: Bool
  public var usesKnowledge: Bool
  /// How many images came with it.
  public var images: Int
  /// How many questions the session had before this one.
  public var index: Int

  public init(
    text: String,
    agent: Agent = .standard,
    usesSearch: Bool = false,
    usesThinking: Bool = false,
    usesKnowledge: Bool = false,
    images: Int = 0,
    index: Int = 0
  ) {
    self.text = text
    self.agent = agent
    self.usesSearch = usesSearch
    self.usesThinking = usesThinking
    self.usesKnowledge = usesKnowledge
    self.images = images
    self.index = index
  }
}

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

/// Decides what is answered.
public protocol Assistant: Sendable {
  /// The script of the turn that answers the question.
  func script(for question: Question) -> Script
}

/// An assistant made of one function; tests use it to play a script of their own.
public struct ScriptedAssistant: Assistant {
  private let write: @Sendable (Question) -> Script

  public init(_ write: @escaping @Sendable (Question) -> Script) {
    self.write = write
  }

  public func script(for question: Question) -> Script {
    write(question)
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
