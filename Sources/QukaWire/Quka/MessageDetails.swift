/// What `GET …/message/<id>/ext` knows about a message (docs/protocol.md §3.4).
///
/// An unknown message answers with zero values, and this server never fills the references.
public struct MessageDetails: Equatable, Sendable {
  public var id: MessageID
  /// 0 none, 1 like, 2 dislike.
  public var evaluation: Int
  public var toolName: String
  /// A JSON document inside a string.
  public var toolArguments: String

  public init(id: MessageID, evaluation: Int, toolName: String, toolArguments: String) {
    self.id = id
    self.evaluation = evaluation
    self.toolName = toolName
    self.toolArguments = toolArguments
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
