import QukaWire

/// What is known of a source of an answer.
package enum SourceState: Equatable, Sendable {
  case loading
  case loaded(Knowledge)
  case failed(SourceFailure)
}
