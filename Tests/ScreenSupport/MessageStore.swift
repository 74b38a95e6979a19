import QukaChat
import QukaChatTestSupport
import QukaScreen
import QukaWire

/// A server that stores numbered messages, questions at even places.
package struct MessageStore {
  package var messages: [Message]

  package init(_ count: Int) { messages = (0..<count).map(Self.message) }

  package static func message(_ index: Int) -> Message {
    var message = Message.make(
      "m\(index)", index.isMultiple(of: 2) ? .user : .assistant, "text \(index)")
    message.sequence = index
    message.sentAt = 1_000 + index
    return message
  }

  /// A page as the server makes it: counted from the newest, oldest first inside.
  package func page(_ number: Int) -> [Message] {
    let end = messages.count - (number - 1) * HistoryPage.size
    return end <= 0 ? [] : Array(messages[max(0, end - HistoryPage.size)..<end])
  }

  package func answer(_ number: Int) -> Event {
    .historyLoaded(
      SessionID("a"), .success(page(number)), HistoryPage(number: number, total: messages.count))
  }
}
