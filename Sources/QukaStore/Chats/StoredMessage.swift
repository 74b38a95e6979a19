import QukaWire

/// A message as it is kept: enough to show it again.
package struct StoredMessage: Equatable, Sendable {
  /// Its tool's result may have lost its end. A tool's message keeps its tips, not the text that repeats them.
  package var message: Message
  /// Bytes of the tool's result that were cut off.
  package var cutBytes: Int

  package init(_ message: Message, cutBytes: Int = 0) {
    self.message = message
    self.cutBytes = cutBytes
  }
}

extension StoredMessage {
  /// What is kept of a message.
  /// - Parameter limit: bytes of a tool's result.
  init(_ message: Message, cuttingResultsTo limit: Int) {
    self.init(message)
    guard message.role == .tool else { return }
    let whole = message.tool?.content ?? message.text
    let kept = whole.prefix(bytes: limit)
    cutBytes = whole.utf8.count - kept.utf8.count
    if message.tool != nil {
      self.message.tool?.content = kept
      self.message.text = ""
    } else {
      self.message.text = kept
    }
  }
}
