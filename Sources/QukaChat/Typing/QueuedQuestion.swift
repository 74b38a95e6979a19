import QukaWire

/// A question that waits, with what it was asked with.
package struct QueuedQuestion: Equatable, Sendable {
  package var text: String
  package var options: SendOptions

  package init(text: String, options: SendOptions) {
    self.text = text
    self.options = options
  }
}
