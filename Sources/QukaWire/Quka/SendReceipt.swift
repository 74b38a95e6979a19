/// What a successful send answers (docs/protocol.md §3.4).
public struct SendReceipt: Equatable, Sendable {
  public var sequence: Int
  /// The id that the first model round will use; it may never become a message.
  public var answer: MessageID

  public init(sequence: Int, answer: MessageID) {
    self.sequence = sequence
    self.answer = answer
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
