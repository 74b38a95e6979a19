import Glibc
import NIOCore
import NIOPosix
import QukaWire

/// Opens WebSocket connections over TCP or TLS, straight or through a proxy.
///
/// This and its neighbours are a shell: all of RFC 6455 is in `WebSocketConnection`, here are only
/// sockets, the clock and randomness.
public enum WebSocketTransport {
  /// How long it may take to find out more about a failure that is already certain.
  static let diagnosisLimit = Duration.seconds(5)

  /// Resolves the name, connects (IPv6 and IPv4 raced, RFC 8305), secures and opens the connection.
  ///
  /// - Parameters:
  ///   - deadline: for all of that together.
  ///   - onEvent: called on the event loop, in order: `.opened` first, exactly one `.closed` last. Never
  ///     called when this function throws. It must not block.
  public static func connect(
    to endpoint: WebSocketEndpoint,
    group: any EventLoopGroup,
    deadline: Duration,
    onEvent: @escaping @Sendable (WebSocketConnection.Event) -> Void
  ) async throws(TransportError) -> WebSocketChannel {
    try await connect(to: endpoint, group: group, deadline: deadline) { event, _ in onEvent(event) }
  }

  /// The same for a receiver that answers on the spot: what it sends while it is told of a message goes
  /// out before anything behind that message is read.
  public static func connect(
    to endpoint: WebSocketEndpoint,
    group: any EventLoopGroup,
    deadline: Duration,
    answering onEvent: @escaping @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  ) async throws(TransportError) -> WebSocketChannel {
    let attempt = ConnectAttempt(
      endpoint: endpoint, loop: group.next(),
      deadline: .now() + .nanoseconds(deadline.wholeNanoseconds), onEvent: onEvent)
    do throws(TransportError) {
      return try await run(attempt, endpoint)
    } catch .tls(.notTrusted) {
      let reason = await diagnose(endpoint, group: group)
      throw reason ?? .tls(.notTrusted(host: endpoint.host))
    }
  }

  /// Goes the way to the server once more, to learn what exactly is wrong with it: why its certificate is not
  /// trusted, or what a proxy on the way has against it. Carries no token; with TLS not even a request.
  ///
  /// - Returns: nil when nothing was found out.
  static func diagnose(
    _ endpoint: WebSocketEndpoint, group: any EventLoopGroup
  ) async -> TransportError? {
    let inspection = CertificateInspection()
    let attempt = ConnectAttempt(
      endpoint: endpoint, loop: group.next(),
      deadline: .now() + .nanoseconds(diagnosisLimit.wholeNanoseconds), inspection: inspection
    ) { _, _ in }
    do throws(TransportError) {
      try await run(attempt, endpoint).abort()
      return nil
    } catch .tls(.notTrusted) {
      let now = Int(time(nil))
      return .tls(CertificateFacts.reason(inspection.chain, now: now, host: endpoint.host))
    } catch {
      return error
    }
  }

  private static func run(
    _ attempt: ConnectAttempt, _ endpoint: WebSocketEndpoint
  ) async throws(TransportError) -> WebSocketChannel {
    do {
      return try await withTaskCancellationHandler {
        try await attempt.run()
      } onCancel: {
        attempt.cancel()
      }
    } catch let error as TransportError {
      throw error
    } catch {
      throw TransportError(error, endpoint: endpoint)
    }
  }
}
