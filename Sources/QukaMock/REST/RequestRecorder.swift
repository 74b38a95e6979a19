import Synchronization

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
