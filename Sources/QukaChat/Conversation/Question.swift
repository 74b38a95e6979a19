import QukaWire

/// What the person asked.
package struct Question: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case sending
    case sent
    /// Why it was not answered, if that is known, and whether a key sends it again.
    case failed(TurnFailure?, isRepeatable: Bool)
  }

  package var text: String
  /// What it was asked with; nil for a question of the history, which does not tell.
  package var options: SendOptions?
  package var state: State
  package var attachments: [Attachment] = []
}
