/// Decides what is answered.
public protocol Assistant: Sendable {
  /// The script of the turn that answers the question.
  func script(for question: Question) -> Script
}
