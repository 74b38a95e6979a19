import QukaChat

extension Failure {
  /// What happened, and what to do about it.
  package var sentence: String { isAtStart ? error.sentenceAtStart : error.sentence }
}
