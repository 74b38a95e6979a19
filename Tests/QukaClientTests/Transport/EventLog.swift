import QukaWire
import Synchronization

/// The events of one connection, to be awaited one by one.
///
/// Waiting has no limit of its own: the suites have one, and a test that waits in vain fails there.
final class EventLog: Sendable {
  private let stream: AsyncStream<WebSocketConnection.Event>
  private let continuation: AsyncStream<WebSocketConnection.Event>.Continuation
  private let reported = Atomic<Int>(0)

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  /// What to give to `WebSocketTransport.connect`.
  var receiver: @Sendable (WebSocketConnection.Event) -> Void {
    { event in
      self.reported.add(1, ordering: .sequentiallyConsistent)
      self.continuation.yield(event)
      if case .closed = event { self.continuation.finish() }
    }
  }

  /// How many events there were so far, awaited or not.
  var count: Int { reported.load(ordering: .sequentiallyConsistent) }

  func next() async -> WebSocketConnection.Event? {
    var iterator = stream.makeAsyncIterator()
    return await iterator.next()
  }

  /// Everything from here to the end of the connection.
  func rest() async -> [WebSocketConnection.Event] {
    var events: [WebSocketConnection.Event] = []
    for await event in stream { events.append(event) }
    return events
  }
}
