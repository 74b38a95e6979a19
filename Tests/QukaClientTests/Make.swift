import NIOPosix
import QukaClient
import QukaWire

extension ServerConfiguration {
  static let testToken = "top-secret-token"

  static func make(
    _ baseURL: String, authentication: Authentication = .accessToken,
    timeouts: Timeouts = Timeouts()
  ) throws -> ServerConfiguration {
    try ServerConfiguration(
      baseURL: baseURL, token: testToken, authentication: authentication, timeouts: timeouts
    )
  }
}

extension QukaAPI {
  static func make(
    _ baseURL: String, authentication: ServerConfiguration.Authentication = .accessToken,
    timeouts: ServerConfiguration.Timeouts = ServerConfiguration.Timeouts()
  ) throws -> QukaAPI {
    QukaAPI(
      configuration: try .make(baseURL, authentication: authentication, timeouts: timeouts),
      group: MultiThreadedEventLoopGroup.singleton
    )
  }

  func sendHello(
    _ message: String = "m", onWritten: @escaping @Sendable () -> Void = {}
  ) async throws(APIError) -> SendReceipt {
    try await send(
      space: SpaceID("s"), session: SessionID("1"), message: MessageID(message), text: "hello",
      onWritten: onWritten
    )
  }
}

extension StopLine {
  static func make(
    _ baseURL: String, timeouts: ServerConfiguration.Timeouts = ServerConfiguration.Timeouts()
  ) throws -> StopLine {
    StopLine(
      configuration: try .make(baseURL, timeouts: timeouts),
      group: MultiThreadedEventLoopGroup.singleton
    )
  }

  func stopOne(fresh: Bool = false) async throws(APIError) {
    try await stop(space: SpaceID("s"), session: SessionID("1"), fresh: fresh)
  }
}
