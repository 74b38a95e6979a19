import NIOCore
import NIOPosix
import QukaWire
import Synchronization
import Testing

@testable import QukaClient

/// Answers with addresses that a test chose.
private final class ChosenAddresses: Resolver, Sendable {
  /// Nil never answers.
  private let v6: [SocketAddress]?
  private let v4: [SocketAddress]
  private let loop: any EventLoop
  private let unanswered = Mutex<EventLoopPromise<[SocketAddress]>?>(nil)

  init(v6: [SocketAddress]? = [], v4: [SocketAddress], loop: any EventLoop) {
    self.v6 = v6
    self.v4 = v4
    self.loop = loop
  }

  func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
    loop.makeSucceededFuture(v4)
  }

  func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
    if let v6 { return loop.makeSucceededFuture(v6) }
    let promise = loop.makePromise(of: [SocketAddress].self)
    unanswered.withLock { $0 = promise }
    return promise.futureResult
  }

  func cancelQueries() {
    unanswered.withLock { $0.take() }?.fail(ChannelError.ioOnClosedChannel)
  }
}

/// None of these could connect if the address that swallows everything used up the deadline.
@Suite("A name with several addresses", .timeLimit(.minutes(5)))
struct SeveralAddressesTests {
  private func address(_ port: Int, _ host: String = "127.0.0.1") throws -> SocketAddress {
    try SocketAddress(ipAddress: host, port: port)
  }

  /// Connects to a name by a resolver and ends the connection again.
  private func connect(
    _ resolve: (any EventLoop) -> ChosenAddresses, deadline: TimeAmount = .seconds(30)
  ) async throws {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let attempt = ConnectAttempt(
      endpoint: .make(host: "several.test", port: 1), loop: loop, deadline: .now() + deadline,
      resolver: resolve(loop)
    ) { _, _ in }
    try await attempt.run().abort()
  }

  @Test("the second address is tried while the first one swallows everything")
  func blackHoleFirst() async throws {
    let server = try await WebSocketTestServer.start()
    let hole = try FullListener()
    let addresses = [try address(hole.port), try address(server.port)]
    try await connect { ChosenAddresses(v4: addresses, loop: $0) }
    try await server.stop()
  }

  @Test("IPv4 is tried while IPv6, which comes first, swallows everything")
  func blackHoleOfIPv6() async throws {
    let server = try await WebSocketTestServer.start()
    let holes = try (0..<3).map { _ in try FullListener() }
    let first = try holes.map { try address($0.port) }
    let second = [try address(server.port)]
    try await connect { ChosenAddresses(v6: first, v4: second, loop: $0) }
    withExtendedLifetime(holes) {}
    try await server.stop()
  }

  @Test("an address that refuses is left at once, and so is one that cannot be reached")
  func refusing() async throws {
    let server = try await WebSocketTestServer.start()
    let closed = try ClosedPort()
    let addresses = try [
      address(closed.number, "::1"), address(closed.number), address(server.port),
    ]
    try await connect { ChosenAddresses(v4: addresses, loop: $0) }
    try await server.stop()
  }

  @Test("a look-up for IPv6 that is never answered does not hold the other up")
  func silentLookUp() async throws {
    let server = try await WebSocketTestServer.start()
    let addresses = [try address(server.port)]
    try await connect { ChosenAddresses(v6: nil, v4: addresses, loop: $0) }
    try await server.stop()
  }

  @Test("when all of them swallow everything, the deadline ends it")
  func onlyBlackHoles() async throws {
    let holes = try (0..<2).map { _ in try FullListener() }
    let addresses = try holes.map { try address($0.port) }
    let error = await #expect(throws: (any Error).self) {
      try await connect(
        { ChosenAddresses(v4: addresses, loop: $0) }, deadline: .milliseconds(600))
    }
    let endpoint = WebSocketEndpoint.make(host: "several.test", port: 1)
    #expect(
      error.map { TransportError($0, endpoint: endpoint) }
        == .timedOut(host: "several.test", port: 1))
    withExtendedLifetime(holes) {}
  }
}
