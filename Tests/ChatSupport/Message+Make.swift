import QukaWire

extension Message {
  package static func make(
    _ id: String, _ role: Role = .assistant, _ text: String = "",
    _ progress: QukaWire.Progress = .completed
  ) -> Message {
    Message(
      id: MessageID(id), session: SessionID("a"), sequence: 1, sentAt: 0, role: role,
      progress: progress, text: text)
  }
}

extension SendReceipt {
  package static func make() -> SendReceipt {
    SendReceipt(sequence: 1, answer: MessageID("unused"))
  }
}
