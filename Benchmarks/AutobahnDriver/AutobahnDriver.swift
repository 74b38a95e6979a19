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
      guard let count = Int(try await play("/getCaseCount") { _, _ in } ?? ""), count > 0 else {
        throw DriverError.noCases
      }
      for number in 1...count {
        try await echo("/runCase?case=\(number)&agent=\(agent)")
      }
    }
    for id in cases {
      try await echo("/runCase?casetuple=\(id)&agent=\(agent)")
    }
    _ = try await play("/updateReports?agent=\(agent)") { _, _ in }
  }

  private func echo(_ path: String) async throws {
    _ = try await play(path) { event, channel in
      switch event {
      case .text(let text): channel.send(text: text)
      case .binary(let bytes): channel.send(binary: bytes)
      case .opened, .pong, .closed: break
      }
    }
  }

  /// Connects and stays until the connection is closed.
  ///
  /// - Parameter answer: called on the event loop, so that an echo is out before the next frame is read.
  /// - Returns: the last text message.
  private func play(
    _ path: String,
    answer: @escaping @Sendable (WebSocketConnection.Event, WebSocketChannel) -> Void
  ) async throws -> String? {
    let (texts, continuation) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(1))
    _ = try await WebSocketTransport.connect(
      to: endpoint(path), group: MultiThreadedEventLoopGroup.singleton, deadline: .seconds(30),
      answering: { event, channel in
        answer(event, channel)
        switch event {
        case .text(let text): continuation.yield(text)
        case .closed: continuation.finish()
        case .opened, .binary, .pong: break
        }
      })
    var last: String?
    for await text in texts { last = text }
    return last
  }

  /// The suite sends messages of 16 MiB in as many as 65,536 fragments, and wants everything compressed.
  private func endpoint(_ path: String) -> WebSocketEndpoint {
    WebSocketEndpoint(
      scheme: .ws, host: host, port: port, path: path,
      deflate: DeflateOffer(smallestCompressed: 0),
      limits: WebSocketLimits(frameBytes: 1 << 25, messageBytes: 1 << 25, fragments: 1 << 17))
  }
}

/// Why the driver could not do its work.
enum DriverError: Error {
  case unreadableAddress(String)
  case noCases
}
