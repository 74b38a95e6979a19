import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// A Quka server in the process: the REST and realtime contract of docs/protocol.md over real TCP,
/// bound to the loopback interface only.
///
/// It shares no code with the client, so that each checks the other.
public final class MockServer: Sendable {
  /// The WebSocket's path, decoded.
  static let realtimePath = ["api", "v1", "connect"]

  /// The port that the server listens on.
  public let port: Int

  package let core: ServerCore
  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel
  package let connections: ConnectionList
  private let ending = Mutex(Ending())

  /// The server's end, which happens once: its event loop is gone afterwards and would never answer again.
  private struct Ending {
    var hasBegun = false
    var task: Task<Void, Never>?
  }

  /// Starts a server; it listens when this returns.
  public static func start(
    _ configuration: Configuration
  ) async throws(MockServerError) -> MockServer {
    let launch = Launch(configuration)
    do {
      return MockServer(launch, listener: try await launch.bind().get())
    } catch {
      try? await launch.group.shutdownGracefully()
      throw MockServerError(error, port: configuration.port)
    }
  }

  /// `start` for a synchronous program: blocks the calling thread until the server listens.
  @available(*, noasync)
  public static func startBlocking(
    _ configuration: Configuration
  ) throws(MockServerError) -> MockServer {
    let launch = Launch(configuration)
    do {
      return MockServer(launch, listener: try launch.bind().wait())
    } catch {
      try? launch.group.syncShutdownGracefully()
      throw MockServerError(error, port: configuration.port)
    }
  }

  private init(_ launch: Launch, listener: any Channel) {
    core = launch.core
    group = launch.group
    connections = launch.connections
    self.listener = listener
    port = listener.localAddress?.port ?? 0
    launch.core.announce(address: "127.0.0.1:\(port)")
  }

  /// Ends every turn, every connection and the server's thread; the server is of no use afterwards.
  ///
  /// Called again, it waits for the end that was begun.
  public func shutdown() async {
    let task = ending.withLock { ending in
      if !ending.hasBegun {
        ending.hasBegun = true
        ending.task = Task { await end() }
      }
      return ending.task
    }
    await task?.value
  }

  private func end() async {
    core.close()
    try? await listener.close()
    await connections.closeAll()
    try? await group.shutdownGracefully()
  }

  /// `shutdown` for a synchronous program; does nothing when the server's end has begun.
  @available(*, noasync)
  public func shutdownBlocking() {
    let isFirst = ending.withLock { ending in
      defer { ending.hasBegun = true }
      return !ending.hasBegun
    }
    guard isFirst else { return }
    core.close()
    try? listener.close().wait()
    connections.cutAll()
    try? group.syncShutdownGracefully()
  }
}

extension MockServer {
  /// The address that a client is given.
  public var url: String { "http://127.0.0.1:\(port)" }

  /// What the cancel registry has done and holds, and how many turns are running.
  public func counters() -> RegistryCounters {
    core.counters
  }

  /// How many TCP connections are open.
  public var connectionCount: Int { connections.count }

  /// How many connections read the session's channel.
  public func subscribers(space: String, session: String) -> Int {
    core.broker.subscribers(of: ChannelName.chat(space: space, session: session))
  }

  /// How many publications were handed to connections so far, one for each connection: a test waits
  /// until its client has seen as many.
  public var deliveries: Int { core.broker.deliveries }

  /// The latest requests, in the order of arrival.
  public func requests() -> [RecordedRequest] {
    core.requests.all
  }

  /// The latest questions that are answered, in the order of arrival.
  public func questions() -> [RecordedQuestion] {
    core.questions.all
  }
}
