import NIOCore
import NIOPosix
import QukaClient
import QukaWire
import Synchronization
import Testing

@Suite("Cancelling a send", .timeLimit(.minutes(5)))
struct CancellationTests {
  @Test("after the head was written, cancelling ends the call")
  func afterWriting() async throws {
    let server = try await ScriptedServer.start { _ in .silence }
    let api = try QukaAPI.make(server.url)
    let written = Mutex(false)
    let task = Task { try await api.sendHello { written.withLock { $0 = true } } }
    _ = await server.nextRequest()
    task.cancel()
    await #expect(throws: APIError.cancelled) { try await task.value }
    #expect(written.withLock { $0 })
    api.shutdown()
    await server.stop()
  }

  @Test("before there is a connection, cancelling ends the call and nothing was written")
  func beforeConnecting() async throws {
    let listener = try FullListener()
    let api = try QukaAPI.make("http://127.0.0.1:\(listener.port)")
    let written = Mutex(false)
    let started = AsyncStream<Void>.makeStream()
    let task = Task {
      started.continuation.yield()
      return try await api.sendHello { written.withLock { $0 = true } }
    }
    for await _ in started.stream { break }
    task.cancel()
    await #expect(throws: APIError.cancelled) { try await task.value }
    #expect(!written.withLock { $0 })
    api.shutdown()
  }

  @Test("a task that is cancelled already sends nothing")
  func atOnce() async throws {
    let server = try await ScriptedServer.start { _ in .silence }
    let api = try QukaAPI.make(server.url)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await api.sendHello()
    }
    await #expect(throws: APIError.cancelled) { try await task.value }
    #expect(server.connections == 0)
    api.shutdown()
    await server.stop()
  }

  @Test("whenever the cancel comes: not reported as written means not received by the server")
  func anyMoment() async throws {
    let server = try await ScriptedServer.start { _ in
      .data(#"{"sequence":1,"answer_id":"a"}"#)
    }
    let api = try QukaAPI.make(server.url)
    _ = try await api.sendHello("warm")
    var unwritten: Set<String> = []
    var outcomes = (cancelled: 0, written: 0)
    for round in 0..<300 {
      let written = Mutex(false)
      let id = "m\(round)"
      let task = Task { try await api.sendHello(id) { written.withLock { $0 = true } } }
      // A varying number of turns of the executor, so that the cancel meets every phase.
      for _ in 0..<(round % 12) { await Task.yield() }
      task.cancel()
      if case .failure = await task.result { outcomes.cancelled += 1 }
      if written.withLock({ $0 }) { outcomes.written += 1 } else { unwritten.insert(id) }
    }
    // Passes after everything before it on the same event loop; then all that was sent has arrived.
    _ = try await api.sendHello("last")
    let received = server.requests.compactMap { request in
      try? JSONValue(parsing: request.body)["message_id"]?.string
    }
    #expect(received.contains("last"))
    #expect(unwritten.isDisjoint(with: received))
    #expect(outcomes.cancelled > 0)
    api.shutdown()
    await server.stop()
  }
}
