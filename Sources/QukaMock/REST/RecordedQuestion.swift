/// A question as it was sent, for tests: what it was sent with does not show in its answer.
public struct RecordedQuestion: Equatable, Sendable {
  public var session: String
  /// Its text is cut to its first 1,000 characters.
  public var question: Question
}
