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
