/// That all of a chat was read once and is kept on this machine.
package struct Coverage: Equatable, Sendable {
  /// When the chat was used last then, in Unix seconds: what was said later is not here.
  package var usedAt: Int
  /// How many messages the server held then.
  package var count: Int

  package init(usedAt: Int, count: Int) {
    self.usedAt = usedAt
    self.count = count
  }
}
