extension ChatEvent {
  /// Reads a publication's data (docs/protocol.md §6.2).
  ///
  /// Never fails: what is not understood becomes `.unknown`, because a newer server must not end the
  /// connection of an older client. A publication without a subject is judged by its type alone.
  public init(publication: JSONValue) {
    let subject = publication["subject"]?.text ?? ""
    let type = publication["type"]?.text ?? ""
    let isChat = ["on_message", "on_message_init", ""].contains(subject)
    if isChat, let data = publication["data"], let event = Self.event(type: type, data) {
      self = event
    } else {
      self = .unknown(subject: subject, type: type)
    }
  }

  private static func event(type: String, _ data: JSONValue) -> ChatEvent? {
    switch type {
    case "1": return Message(decoding: data).map(ChatEvent.messageStarted)
    case "5": return Message(decoding: data).map(ChatEvent.toolStarted)
    default: break
    }
    guard let id = MessageID(decoding: data["message_id"]) else { return nil }
    return streamEvent(type: type, id, data)
  }

  /// Docs/protocol.md §6.4: `message` is a string here; the object form of §6.3 is accepted too.
  private static func streamEvent(type: String, _ id: MessageID, _ data: JSONValue) -> ChatEvent? {
    let progress = Progress(decoding: data["complete"])
    let position = max(0, data["start_at"]?.integer ?? 0)
    let text = data["message"]?.text ?? data["message"]?["text"]?.text ?? ""
    switch type {
    case "2": return .delta(id, text: text, startAt: position, progress: progress)
    case "3": return .done(id, length: position, progress: progress)
    case "4": return .failed(id, length: position, message: text.isEmpty ? nil : text)
    case "6":
      guard let tips = data["tool_tips"].flatMap(ToolTips.init(decoding:)) else { return nil }
      return .toolUpdated(id, tips, progress: progress)
    case "7": return .toolDone(id)
    case "8": return .toolFailed(id)
    default: return nil
    }
  }
}
