/// Lines of JSON in WebSocket messages (docs/protocol.md §5.2).
public enum CentrifugeCodec {
  /// Bytes of one message.
  public static let frameLimit = Limits.commandBytes

  /// The answer to a ping.
  public static let pong = "{}"

  /// Reads every reply of one message: several may be joined by newlines. Empty lines are skipped.
  ///
  /// - Parameter limit: how many there may be.
  public static func decode(
    _ message: String, limit: Int = Limits.replies
  ) throws(JSONError) -> [Reply] {
    let bytes = Array(message.utf8)
    var replies: [Reply] = []
    var start = 0
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if newline > start {
        guard replies.count < limit else { throw JSONError(.tooManyReplies, at: start) }
        var parser = JSONParser(bytes, range: start..<newline)
        replies.append(Reply(decoding: try parser.document()))
      }
      start = newline + 1
    }
    return replies
  }

  /// Joins encoded commands into as few messages as the server's limit allows.
  public static func messages(of commands: [String], limit: Int = frameLimit) -> [String] {
    var messages: [String] = []
    for command in commands {
      if let last = messages.last, last.utf8.count + 1 + command.utf8.count <= limit {
        messages[messages.count - 1] = last + "\n" + command
      } else {
        messages.append(command)
      }
    }
    return messages
  }
}
