/// A place in the order of what is found: behind a message.
package struct SearchCursor: Equatable, Sendable {
  let changedAt: Int
  let chat: Int
  let message: MessageCursor

  /// Before everything.
  static let start = SearchCursor(changedAt: .max, chat: .max, message: .end)

  var values: [SQLValue] {
    [
      .integer(changedAt), .integer(chat), .integer(message.sequence), .integer(message.sentAt),
      .integer(message.key),
    ]
  }
}
