extension User {
  /// From `GET /user/info` (docs/protocol.md §3.1).
  init?(decoding value: JSONValue) {
    guard let id = value["user_id"]?.text, !id.isEmpty else { return nil }
    self.init(
      id: id, name: value.name("user_name"), appID: value["appid"]?.text ?? "",
      plan: value["plan_id"]?.text ?? ""
    )
  }
}

extension Space {
  init?(decoding value: JSONValue) {
    guard let id = SpaceID(decoding: value["space_id"]) else { return nil }
    self.init(
      id: id, title: value.name("title"), role: value["role"]?.text ?? ""
    )
  }
}

extension ChatSession {
  init?(decoding value: JSONValue) {
    guard
      let id = SessionID(decoding: value["id"]) ?? SessionID(decoding: value["session_id"])
    else { return nil }
    self.init(
      id: id, title: value.name("title"),
      createdAt: value["created_at"]?.integer ?? 0,
      latestAccessAt: value["latest_access_time"]?.integer ?? 0
    )
  }
}

extension SendReceipt {
  /// An empty or missing `answer_id` is kept empty; the caller treats it as a failure
  /// (docs/protocol.md §3.4).
  init?(decoding value: JSONValue) {
    guard value.members != nil else { return nil }
    let answer = value["answer_id"]?.text ?? ""
    guard answer.isEmpty || MessageID(decoding: value["answer_id"]) != nil else { return nil }
    self.init(sequence: value["sequence"]?.integer ?? 0, answer: MessageID(answer))
  }
}

extension MessageDetails {
  init?(decoding value: JSONValue, of message: MessageID) {
    guard value.members != nil else { return nil }
    self.init(
      id: message, evaluation: value["evaluate"]?.integer ?? 0,
      toolName: value["tool_name"]?.text ?? "", toolArguments: value["tool_args"]?.text ?? ""
    )
  }
}

extension JSONValue {
  /// What a server calls something: of any length there, of a bounded one here.
  fileprivate func name(_ member: String) -> String {
    (self[member]?.text ?? "").cut(toCodePoints: Limits.nameCharacters)
  }
}
