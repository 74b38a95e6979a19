/// Who wrote a message (docs/protocol.md §4.3).
public enum Role: Int, Sendable, Hashable {
  case unknown = 0
  case user = 1
  case assistant = 2
  case system = 3
  case tool = 4
}

/// How far a message has come: the wire's `complete` (docs/protocol.md §4.2).
///
/// `uncompleted` and `generating` in history do not prove that a generation is running.
public enum Progress: Int, Sendable, Hashable {
  case unknown = 0
  case completed = 1
  case uncompleted = 2
  case generating = 3
  case failed = 4
  case canceled = 5
  case intercepted = 6
  case timedOut = 7
}

/// A tool call as the wire describes it: a whole state, not a difference (docs/protocol.md §6.4).
public struct ToolTips: Equatable, Sendable {
  /// Normally the message's id; a sibling's id when the same tool runs twice. Never use it as a key.
  public var id: String
  public var name: String
  /// A JSON document inside a string; empty while the tool runs.
  public var arguments: String
  /// "Using tool: …" while it runs, the whole result afterwards; can be very large.
  public var content: String

  public init(id: String, name: String, arguments: String, content: String) {
    self.id = id
    self.name = name
    self.arguments = arguments
    self.content = content
  }
}

/// One message, as INIT publications and history carry it (docs/protocol.md §3.5, §6.3).
public struct Message: Equatable, Sendable {
  public var id: MessageID
  public var session: SessionID
  /// Can repeat or go back; never a key.
  public var sequence: Int
  /// Unix seconds.
  public var sentAt: Int
  public var role: Role
  public var progress: Progress
  public var text: String
  /// Set on tool messages whose text could be read as tool tips.
  public var tool: ToolTips?
  /// What came with a question, at most `Limits.attachments`.
  public var attachments: [Attachment]

  public init(
    id: MessageID, session: SessionID, sequence: Int, sentAt: Int, role: Role,
    progress: Progress, text: String, tool: ToolTips? = nil,
    attachments: [Attachment] = []
  ) {
    self.id = id
    self.session = session
    self.sequence = sequence
    self.sentAt = sentAt
    self.role = role
    self.progress = progress
    self.text = text
    self.tool = tool
    self.attachments = attachments
  }
}
