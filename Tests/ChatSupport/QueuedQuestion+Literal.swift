import QukaWire

@testable import QukaChat

/// A queued question that was asked with nothing.
extension QueuedQuestion: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    self.init(text: text, options: SendOptions())
  }
}
