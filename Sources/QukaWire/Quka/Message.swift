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
