/// A session with history that is there when the server starts.
public struct SampleSession: Equatable, Sendable {
  public var title: String
  /// How long before the start it was last used.
  public var age: Duration
  /// Oldest first.
  public var messages: [SampleMessage]

  public init(title: String, age: Duration, messages: [SampleMessage]) {
    self.title = title
    self.age = age
    self.messages = messages
  }

  /// - Parameter texts: question, answer, question, answer.
  public init(title: String, age: Duration, texts: [String]) {
    let messages = texts.enumerated().map { index, text in
      index.isMultiple(of: 2) ? SampleMessage.question(text) : .answer(text)
    }
    self.init(title: title, age: age, messages: messages)
  }
}
