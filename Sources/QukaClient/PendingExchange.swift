import AsyncHTTPClient
import NIOCore
import Synchronization

/// One request between its start and its answer, cancellable from any thread at any moment.
final class PendingExchange: Sendable {
  private enum State {
    case idle
    case running(HTTPClient.Task<HTTPAnswer>)
    case cancelled
  }

  private let client: HTTPClient
  private let delegate: AnswerCollector
  private let state = Mutex(State.idle)

  init(client: HTTPClient, delegate: AnswerCollector) {
    self.client = client
    self.delegate = delegate
  }

  func run(_ request: HTTPClient.Request, deadline: NIODeadline) async throws -> HTTPAnswer {
    let task = try state.withLock { state in
      if case .cancelled = state { throw HTTPClientError.cancelled }
      let task = client.execute(request: request, delegate: delegate, deadline: deadline)
      state = .running(task)
      return task
    }
    return try await task.futureResult.get()
  }

  func cancel() {
    let running: HTTPClient.Task<HTTPAnswer>? = state.withLock { state in
      defer { state = .cancelled }
      guard case .running(let task) = state else { return nil }
      return task
    }
    running?.cancel()
  }
}
