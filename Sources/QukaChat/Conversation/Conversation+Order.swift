import QukaWire

extension Conversation {
  /// Notes an announcement that others have overtaken: the transcript's order is then not the server's.
  mutating func noteOrder(of message: Message) {
    let isFollowed =
      transcript.positions[message.id].map { index in
        entries[(index + 1)...].contains { $0.message != nil }
      } ?? false
    if isFollowed || message.sequence < record.latestSequence { mending.wantsLook = true }
    record.noteSequence(message.sequence)
  }
}
