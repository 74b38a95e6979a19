import FoundationEssentials
import NIOPosix
import QukaClient
import QukaWire

/// Plays every case of an Autobahn fuzzing server: connects, and echoes each message until closed.
///
/// `AB_URL` names the server (`ws://127.0.0.1:9001`), `AB_AGENT` the column of the report. Arguments, if
/// any, are the ids of single cases (`6.4.1`). The server judges; this program only has to keep up.
@main
struct AutobahnDriver {
  let host: String
  let port: Int
  let agent: String

  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    let server = (environment["AB_URL"] ?? "ws://127.0.0.1:9001").dropFirst("ws://".count)
    let parts = server.split(separator: ":")
    guard parts.count == 2, let port = Int(parts[1]) else {
      throw DriverError.unreadableAddress(String(server))
    }
    let driver = AutobahnDriver(
      host: String(parts[0]), port: port, agent: environment["AB_AGENT"] ?? "quka")
    try await driver.run(cases: Array(CommandLine.arguments.dropFirst()))
  }

  private func run(cases: [String]) async throws {
    if cases.isEmpty {
      let count = Int(try await messages(of: "/getCaseCount").first ?? "") ?? 0
      for number in 1...max(1, count) {
        try await echo("/runCase?case=\(number)&agent=\(agent)")
      }
    }
    for id in cases {
      try await echo("/runCase?casetuple=\(id)&agent=\(agent)")
    }
    _ = try await messages(of: "/updateReports?agent=\(agent)")
  }

  private func echo(_ path: String) async throws {
    let (channel, events) = try await connect(path)
    for await event in events {
      switch event {
      case .text(let text): channel.send(text: text)
      case .binary(let bytes): channel.send(binary: bytes)
      case .opened, .pong, .closed: break
      }
    }
  }

  private func messages(of path: String) async throws -> [String] {
    let (_, events) = try await connect(path)
    var messages: [String] = []
    for await case .text(let text) in events { messages.append(text) }
    return messages
  }

  /// The suite sends messages of 16 MiB in as many as 65,536 fragments.
  private func connect(
    _ path: String
  ) async throws -> (WebSocketChannel, AsyncStream<WebSocketConnection.Event>) {
    let (events, continuation) = AsyncStream<WebSocketConnection.Event>.makeStream()
    let endpoint = WebSocketEndpoint(
      scheme: .ws, host: host, port: port, path: path,
      limits: WebSocketLimits(
        frameBytes: 1 << 25, messageBytes: 1 << 25, fragments: 1 << 17))
    let channel = try await WebSocketTransport.connect(
      to: endpoint, group: MultiThreadedEventLoopGroup.singleton, deadline: .seconds(30)
    ) { event in
      continuation.yield(event)
      if case .closed = event { continuation.finish() }
    }
    return (channel, events)
  }
}

/// Why the driver could not start.
enum DriverError: Error {
  case unreadableAddress(String)
}
