import QukaChat

extension Failure {
  /// What happened, and what to do about it.
  package var sentence: String { isAtStart ? error.sentenceAtStart : error.sentence }

  /// The same where a key is named that does what the advice may be.
  var sentenceBesideKey: String { isAtStart ? error.sentenceAtStart : error.sentenceBesideKey }
}
