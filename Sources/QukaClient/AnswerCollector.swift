import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Gathers a response, which `AnswerHandler` bounds, and tells when the request's head was written.
final class AnswerCollector: HTTPClientResponseDelegate, Sendable {
  typealias Response = HTTPAnswer

  private let onWritten: @Sendable () -> Void
  private let onSent: @Sendable (Int) -> Void
  private let answer = Mutex(HTTPAnswer(status: 0, body: []))
  private let written = Atomic(false)

  /// - Parameter onSent: told how many bytes more of the body were written.
  init(
    onWritten: @escaping @Sendable () -> Void, onSent: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.onWritten = onWritten
    self.onSent = onSent
  }

  /// Whether any of the request went out.
  var isWritten: Bool { written.load(ordering: .acquiring) }

  func didSendRequestHead(task: HTTPClient.Task<HTTPAnswer>, _ head: HTTPRequestHead) {
    written.store(true, ordering: .releasing)
    onWritten()
  }

  func didSendRequestPart(task: HTTPClient.Task<HTTPAnswer>, _ part: IOData) {
    onSent(part.readableBytes)
  }

  func didReceiveHead(
    task: HTTPClient.Task<HTTPAnswer>, _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    answer.withLock {
      $0 = HTTPAnswer(
        status: Int(head.status.code), body: [], location: head.headers.first(name: "location"))
    }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<HTTPAnswer>, _ buffer: ByteBuffer
  ) -> EventLoopFuture<Void> {
    answer.withLock { $0.body.append(contentsOf: buffer.readableBytesView) }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didFinishRequest(task: HTTPClient.Task<HTTPAnswer>) throws -> HTTPAnswer {
    answer.withLock { $0 }
  }
}
