import NIOCore
import NIOPosix
import QukaClient
import QukaMock
import QukaWire

/// The whole client of one user against a mock server.
final class TestClient: Sendable {
  let events = RealtimeRecorder()
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let configuration: ServerConfiguration
  private let api: QukaAPI
  private let stopLine: StopLine
  private let realtime: RealtimeClient

  init(_ server: MockServer, token: String = "demo-token") {
    let address = ServerAddress(scheme: .http, host: "127.0.0.1", port: server.port)
    guard let configuration = try? ServerConfiguration(address: address, token: token) else {
      preconditionFailure("The test's token is one that a configuration takes.")
    }
    self.configuration = configuration
    api = QukaAPI(configuration: configuration, group: group)
    stopLine = StopLine(configuration: configuration, group: group)
    let events = events
    realtime = RealtimeClient(configuration: configuration, appID: "quka", group: group) {
      events.record($0)
    }
  }

  func connect() async throws {
    await realtime.start()
    _ = try await events.wait { $0.events.contains(.connected) ? true : nil }
  }

  /// Creates a session and follows its channel.
  func openSession(in space: SpaceID) async throws -> SessionID {
    let session = try await api.createSession(space: space)
    await realtime.subscribe(space: space, session: session)
    _ = try await events.wait { $0.events.contains(.subscribed(session)) ? true : nil }
    return session
  }

  func ask(_ text: String, in session: SessionID, of space: SpaceID) async throws {
    let message = try await api.messageID(space: space, session: session)
    _ = try await api.send(space: space, session: session, message: message, text: text)
  }

  func stop(_ session: SessionID, of space: SpaceID) async throws {
    try await stopLine.stop(space: space, session: session)
  }

  func close() async {
    await realtime.shutdown()
    api.shutdown()
    stopLine.shutdown()
    try? await group.shutdownGracefully()
  }
}
