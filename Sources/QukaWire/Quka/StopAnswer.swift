/// What a stop request came back with.
public enum StopAnswer: Equatable, Sendable {
  /// HTTP 200: the server heard it. Not yet a confirmation (docs/protocol.md §6.6).
  case accepted
  /// 401, 403, 404: repeating cannot help.
  case refused(APIError)
  /// Answered in another way, or never sent: worth repeating.
  case failed(APIError)
  /// Not answered in time: worth repeating, and it may still reach the server later.
  case lost(APIError)
}
