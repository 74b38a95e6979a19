import QukaClient
import QukaWire
import Synchronization

/// What a realtime client reported, and a way to wait for it without sleeping.
final class RealtimeRecorder: Sendable {
  /// Everything so far; sessions are kept apart so that looking for one stays cheap.
  struct Record: Sendable {
    var events: Set<EventKey> = []
    fileprivate var endings: [SessionID: ChatEvent] = [:]
    fileprivate var texts: [SessionID: String] = [:]

    func ending(of session: SessionID) -> ChatEvent? { endings[session] }
    func text(of session: SessionID) -> String { texts[session] ?? "" }

    /// True once text has come; nil before.
    func firstDelta(of session: SessionID) -> Bool? { texts[session] == nil ? nil : true }
  }

  /// The link's news that tests wait for.
  enum EventKey: Hashable, Sendable {
    case connected
    case subscribed(SessionID)
  }

  /// Nothing came in time.
  struct TimedOut: Error {}

  private struct State {
    var record = Record()
    var waiters: [Int: @Sendable (Record) -> Bool] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  func record(_ event: RealtimeEvent) {
    state.withLock { state in
      state.record.take(event)
      for (id, isDone) in state.waiters where isDone(state.record) { state.waiters[id] = nil }
    }
  }

  func ending(of session: SessionID) -> ChatEvent? {
    state.withLock { $0.record.ending(of: session) }
  }
  func text(of session: SessionID) -> String { state.withLock { $0.record.text(of: session) } }

  /// Waits until `find` finds something in the record; throws `TimedOut` after ten seconds.
  func wait<Value: Sendable>(
    for find: @escaping @Sendable (Record) -> Value?
  ) async throws -> Value {
    let (stream, continuation) = AsyncStream.makeStream(of: Value.self)
    let isDone: @Sendable (Record) -> Bool = { record in
      guard let value = find(record) else { return false }
      continuation.yield(value)
      continuation.finish()
      return true
    }
    state.withLock { state in
      guard !isDone(state.record) else { return }
      state.waiters[state.next] = isDone
      state.next += 1
    }
    let deadline = Task {
      try await Task.sleep(for: .seconds(10))
      continuation.finish()
    }
    defer { deadline.cancel() }
    for await value in stream { return value }
    throw TimedOut()
  }
}

extension RealtimeRecorder.Record {
  fileprivate mutating func take(_ event: RealtimeEvent) {
    switch event {
    case .connected: events.insert(.connected)
    case .subscribed(let session): events.insert(.subscribed(session))
    case .chat(let session, .delta(_, let text, _, _)): texts[session, default: ""] += text
    case .chat(let session, let event): takeEnding(event, session)
    case .connecting, .disconnected, .subscriptionFailed: break
    }
  }

  private mutating func takeEnding(_ event: ChatEvent, _ session: SessionID) {
    switch event {
    case .done, .failed: endings[session] = event
    case .messageStarted, .delta, .toolStarted, .toolUpdated, .toolDone, .toolFailed, .unknown:
      break
    }
  }
}
