import QukaWire

/// News of questions.
package enum AskingNews: Equatable, Sendable {
  /// A question was taken out of the input; it goes out now or later.
  case taken
  case asked(ConversationID)
  case waitsForConnection
  case waitsForStop
  /// What is held goes out with the next Enter only.
  case heldNeedsEnter
  case chatIsGone
  /// A stop that got lost may end the answer.
  case earlierStopMayHit(ConversationID)
  /// The answer before, whose stop was not confirmed, may still be written.
  case stoppedAnswerMayRun(ConversationID)
  /// The answer before, of which nothing is heard, may still be written.
  case quietAnswerMayRun(ConversationID)
  /// The receipt was lost, so the question went out twice.
  case sentAgain(ConversationID)
  /// Nothing is asked again before the stop has arrived.
  case stopOnItsWay
  case failed(Failure, in: ConversationID)
  /// The chat could not even be made, which can mean its space.
  case creationFailed(Failure, in: ConversationID, of: Space)
  /// The end of a stopped answer is quoted in the input.
  case quoted
  case nothingToContinue(WhyNothing)
  /// The last question is in the input, to be changed.
  case broughtForChange
  /// It is in the input, without its pictures: only the server has them.
  case picturesMissing
  case nothingAsked
  /// The files of pictures that went along with drafts are gone, or have changed: their names.
  case picturesLost([String])

  case attached(Picture)
  case tooManyAttached
  /// Its pictures did not get to the server; the question is back.
  case uploadFailed(UploadFailure, in: ConversationID)

  /// Why there is no answer to go on with.
  package enum WhyNothing: Equatable, Sendable {
    case isRunning
    case noAnswer
    case notStopped
  }
}
