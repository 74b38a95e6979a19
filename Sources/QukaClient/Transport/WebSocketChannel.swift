import NIOCore
import QukaWire

/// An open WebSocket connection, usable from any thread.
///
/// Calls are performed on the connection's event loop in the order in which one caller makes them and
/// never block; on a connection that is closing or closed they do nothing, because `.closed` may be on
/// its way while the caller still writes.
public struct WebSocketChannel: Sendable {
  private let handler: NIOLoopBound<WebSocketHandler>
  private let loop: any EventLoop
  /// The subprotocol the server chose among the offered ones.
  public let subprotocol: String?

  init(handler: NIOLoopBound<WebSocketHandler>, loop: any EventLoop, subprotocol: String?) {
    self.handler = handler
    self.loop = loop
    self.subprotocol = subprotocol
  }

  public func send(text: String) {
    perform { $0.send(text: text) }
  }

  public func send(binary: [UInt8]) {
    perform { $0.send(binary: binary) }
  }

  /// Asks for a pong, which arrives as an event. At most 125 bytes (RFC 6455 §5.5).
  public func ping(_ payload: [UInt8] = []) {
    perform { $0.ping(payload) }
  }

  /// Starts the closing handshake. `.closed` follows when the server has answered, or after
  /// `WebSocketEndpoint.closeTimeout`, when TCP is cut.
  public func close(code: CloseCode = .normal, reason: String = "") {
    perform { $0.close(code: code, reason: reason) }
  }

  /// Cuts TCP without a closing handshake; `.closed(.aborted)` follows.
  public func abort() {
    perform { $0.abort() }
  }

  /// Stops reading from the socket, so that TCP pushes back on the server. What was already read is
  /// still delivered; the end of the connection is not noticed until reading goes on.
  public func pauseReading() {
    perform { $0.setReading(false) }
  }

  public func resumeReading() {
    perform { $0.setReading(true) }
  }

  /// At once on the loop itself, so that a receiver of events answers a message before the next one is
  /// read.
  private func perform(_ body: @escaping @Sendable (WebSocketHandler) -> Void) {
    guard !loop.inEventLoop else { return body(handler.value) }
    loop.execute { body(handler.value) }
  }
}
