/// A message as the server keeps it.
package struct StoredMessage: Codable, Equatable, Sendable {
  package var id: String
  var sequence: Int64
  var sendTime: Int64
  package var role: Role
  var userID: String
  var sessionID: String
  var spaceID: String
  package var progress: Progress
  package var text: String
  var attachments: [Attachment] = []
  var toolName = ""
  var toolArguments = ""

  /// The object that INIT events and history share (docs/protocol.md §6.3).
  var meta: JSON {
    [
      "message_id": .string(id),
      "sequence": .integer(sequence),
      "send_time": .integer(sendTime),
      "role": .integer(role.rawValue),
      "user_id": .string(userID),
      "session_id": .string(sessionID),
      "space_id": .string(spaceID),
      "complete": .integer(progress.rawValue),
      "message_type": role == .tool ? 2 : 1,
      "message": ["text": .string(text)],
      "attach": attachments.isEmpty ? .null : .array(attachments.map(\.json)),
    ]
  }

  /// One element of the history list (docs/protocol.md §3.5).
  var historyItem: JSON {
    ["meta": meta, "ext": role == .user ? .null : historyExtension]
  }

  private var historyExtension: JSON {
    [
      "is_read": .null,
      "rel_docs": .null,
      "evaluate": 0,
      "tool_name": .string(toolName),
      "tool_args": .string(toolArguments),
      "is_evaluate_enable": .bool(role == .assistant),
    ]
  }
}
