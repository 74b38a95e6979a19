/// One REST request as a test sees it afterwards.
public struct RecordedRequest: Equatable, Sendable {
  public var route: Route
  public var space: String
  public var session: String
  /// Which TCP connection carried it, counted from 1 in the order of accepting.
  public var connection: Int
  /// Which members of a question's body were `true`: what its answer is to be made with.
  public var switches: Set<String> = []
  /// When it was complete, on the server's clock.
  public var time: Duration
}
