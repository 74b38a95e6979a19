import NIOCore
import QukaWire

/// The stop call's own connection, shared with nothing else.
///
/// A stop must be on the wire within milliseconds, whatever the other connections carry, so its
/// connection is opened when a turn starts and kept open while one runs.
public final class StopLine: Sendable {
  private let line: HTTPLine
  /// Kept as long as the other: TLS is made ready once, and not for each of its connections.
  private let fresh: HTTPLine

  public init(configuration: ServerConfiguration, group: any EventLoopGroup) {
    line = HTTPLine(configuration: configuration, group: group, style: .standby)
    fresh = line.another()
  }

  /// Opens the connection, or keeps it open, by a cheap request without the token. Call it when a turn
  /// starts and every 20 s while one runs. A failure is left to `stop` to report.
  public func warm() async {
    _ = try? await line.call(.mode, within: line.configuration.timeouts.stop)
  }

  /// Asks the server to stop what the session generates. Success says that the request was accepted,
  /// not that anything stopped (docs/protocol.md §6.6).
  ///
  /// - Parameters:
  ///   - fresh: take a new connection, so that a proxy may choose another node.
  ///   - onWritten: called on an event loop when the request was handed to the socket; twice when it is sent again.
  public func stop(
    space: SpaceID, session: SessionID, fresh: Bool = false,
    onWritten: @escaping @Sendable () -> Void = {}
  ) async throws(APIError) {
    let endpoint = Endpoint.stop(space: space, session: session)
    let timeout = line.configuration.timeouts.stop
    if !fresh {
      do throws(APIError) {
        return try await line.call(endpoint, within: timeout, onWritten: onWritten)
      } catch .connectionLost {
        // The server dropped the waiting connection just now. A stop does no harm twice, so it goes out
        // again at once.
      }
    }
    try await self.fresh.call(endpoint, within: timeout, onWritten: onWritten)
  }

  /// Gives the connection up, because the way it took is lost: `warm` and `stop` make a new one.
  public func renewConnections() {
    line.renewConnections()
    fresh.renewConnections()
  }

  /// Closes the connection. Returns at once; a stop under way fails with `.cancelled`.
  public func shutdown() {
    line.shutdown()
    fresh.shutdown()
  }
}
