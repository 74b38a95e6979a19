extension Role {
  /// Unknown numbers become `.unknown`.
  init(decoding value: JSONValue?) {
    self = value?.integer.flatMap(Role.init(rawValue:)) ?? .unknown
  }
}

extension Progress {
  /// Unknown numbers become `.unknown`.
  init(decoding value: JSONValue?) {
    self = value?.integer.flatMap(Progress.init(rawValue:)) ?? .unknown
  }
}

extension Message {
  /// The object that INIT publications carry and history calls `meta` (docs/protocol.md §6.3).
  init?(decoding value: JSONValue) {
    guard let id = MessageID(decoding: value["message_id"]) else { return nil }
    let role = Role(decoding: value["role"])
    let text = value["message"]?["text"]?.text ?? value["message"]?.text ?? ""
    self.init(
      id: id, session: SessionID(decoding: value["session_id"]) ?? SessionID(""),
      sequence: value["sequence"]?.integer ?? 0, sentAt: value["send_time"]?.integer ?? 0,
      role: role, progress: Progress(decoding: value["complete"]), text: text,
      tool: role == .tool ? ToolTips(storedText: text) : nil,
      attachments: (value["attach"]?.list ?? []).prefix(Limits.attachments)
        .map(Attachment.init(decoding:))
    )
  }

  /// One row of the history: `{"meta":…,"ext":…}` (docs/protocol.md §3.5).
  init?(history row: JSONValue) {
    self.init(decoding: row["meta"] ?? row)
  }
}

extension ToolTips {
  init?(decoding value: JSONValue) {
    guard value.members != nil else { return nil }
    self.init(
      id: value["id"]?.text ?? "", name: value["tool_name"]?.text ?? "",
      arguments: value["args"]?.text ?? "", content: value["content"]?.text ?? ""
    )
  }

  /// History keeps the same object as JSON inside the message's text (docs/protocol.md §3.5).
  init?(storedText text: String) {
    guard text.utf8.first == UInt8(ascii: "{"), let value = try? JSONValue(parsing: text),
      value["tool_name"] != nil || value["content"] != nil
    else { return nil }
    self.init(decoding: value)
  }
}
