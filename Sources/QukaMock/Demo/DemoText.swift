/// The prepared answers of one language.
struct DemoText: Sendable {
  var help: String
  var greeting: String
  var about: String
  var table: String
  var list: String
  var poem: String
  var quote: String
  var emoji: String
  /// For questions that ask for nothing in particular.
  var general: [String]
  /// The paragraphs of a thought.
  var thinking: [String]
  var afterThinking: String
  var toolQuery: String
  var toolResult: String
  var afterTool: String
  /// Ends in the middle of a sentence.
  var failing: String
  var codeIntroduction: String
  var codeClosing: String
}
