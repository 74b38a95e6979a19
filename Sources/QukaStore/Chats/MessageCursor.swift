/// A place in a chat, before a message.
package struct MessageCursor: Equatable, Sendable {
  let sequence: Int
  let sentAt: Int
  let key: Int

  /// Behind all messages.
  static let end = MessageCursor(sequence: .max, sentAt: .max, key: .max)
}
