/// Why a turn failed, or its stop was not confirmed.
public enum TurnFailure: Equatable, Sendable {
  /// The question got no receipt.
  case send(APIError)
  /// The stop request failed.
  case stop(APIError)
  /// The chat's channel was refused, with these words of the server.
  case channelRefused(String)
  /// The question looked sent, and the server does not have it.
  case notStored
  /// The server does not know the chat any more.
  case chatGone
}
