import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import QukaWire

extension HTTPLine {
  /// Bytes that are handed over at once: progress is told by them.
  private static let pieceBytes = 1 << 16
  /// What the slowest line is expected to take in a second.
  private static let bytesPerSecond = 1 << 15

  /// Puts bytes at a signed address. No token goes along: the address itself is the permission.
  ///
  /// - Parameter onSent: told how many bytes more were written, on an event loop.
  /// - Returns: the status of the answer.
  func put(
    _ bytes: [UInt8], as type: String, at storage: StorageAddress,
    onSent: @escaping @Sendable (Int) -> Void
  ) async -> Result<Int, APIError> {
    let patience = configuration.timeouts.request + .seconds(bytes.count / Self.bytesPerSecond)
    let deadline = NIODeadline.now() + .nanoseconds(patience.wholeNanoseconds)
    let connections = connections
    defer { withExtendedLifetime(connections) {} }
    let pending = PendingExchange(
      client: connections.client, delegate: AnswerCollector(onWritten: {}, onSent: onSent))
    return await withTaskCancellationHandler {
      do {
        let request = try HTTPClient.Request(
          url: storage.url.text, method: .PUT,
          headers: ["Content-Type": type, "User-Agent": "quka-tui"], body: Self.body(of: bytes))
        return .success(try await pending.run(request, deadline: deadline).status)
      } catch {
        return .failure(APIError(error, address: storage.server))
      }
    } onCancel: {
      pending.cancel()
    }
  }

  private static func body(of bytes: [UInt8]) -> HTTPClient.Body {
    .stream(contentLength: Int64(bytes.count)) { writer in
      write(ByteBuffer(bytes: bytes), to: writer)
    }
  }

  /// Each piece once the one before it was taken.
  private static func write(
    _ buffer: ByteBuffer, to writer: HTTPClient.Body.StreamWriter
  ) -> EventLoopFuture<Void> {
    var rest = buffer
    let piece = rest.readSlice(length: min(rest.readableBytes, pieceBytes)) ?? ByteBuffer()
    let written = writer.write(.byteBuffer(piece))
    guard rest.readableBytes > 0 else { return written }
    return written.flatMap { [rest] in write(rest, to: writer) }
  }
}
