/// What history tells of a turn that may still run.
public struct StoredTurn: Equatable, Sendable {
  public var messages: Set<MessageID>
  /// Since it was asked.
  public var age: Duration
  /// Its last message is a tool that has not ended: it may be silent for minutes.
  public var runsTool: Bool

  public init(messages: Set<MessageID>, age: Duration = .zero, runsTool: Bool = false) {
    self.messages = messages
    self.age = age
    self.runsTool = runsTool
  }
}
