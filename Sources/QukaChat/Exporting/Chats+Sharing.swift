import QukaWire

extension Chats {
  /// Asks the server for a link at which anybody can read the chat.
  package mutating func share(_ id: SessionID) -> [ServerEffect] {
    guard let space = serverSpace else {
      tell(.shared(id, .failure(Failure(.cancelled))))
      return []
    }
    return [.share(space.id, id)]
  }
}
