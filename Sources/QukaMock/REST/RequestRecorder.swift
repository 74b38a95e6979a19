import Synchronization

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

/// Remembers the latest requests.
final class RequestRecorder: Sendable {
  /// Enough for any test, bounded for a server that runs for days.
  private static let capacity = 10_000

  private let recorded = Mutex<[RecordedRequest]>([])

  var all: [RecordedRequest] { recorded.withLock { $0 } }

  func record(_ request: RecordedRequest) {
    recorded.withLock { recorded in
      if recorded.count >= Self.capacity { recorded.removeFirst(Self.capacity / 2) }
      recorded.append(request)
    }
  }
}
