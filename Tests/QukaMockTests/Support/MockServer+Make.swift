import QukaFaults
import Synchronization

@testable import QukaMock

extension MockServer {
  /// Starts a server for one test and ends it afterwards, whatever happens.
  static func run(
    _ configuration: Configuration = .make(),
    _ body: (MockServer) async throws -> Void
  ) async throws {
    let server = try await MockServer.start(configuration)
    do {
      try await body(server)
    } catch {
      await server.shutdown()
      throw error
    }
    await server.shutdown()
  }
}

extension MockServer.Configuration {
  /// What the usual test assistant says.
  static let answer = "Hello, wörld 你好 🙂."

  /// A server on a clock that stands still, with repeatable identifiers, that misbehaves on demand.
  static func make(
    clock: any MockClock = ManualClock(),
    mode: MockServer.Mode = .strict,
    assistant: (any Assistant)? = nil,
    quirks: Bool = false,
    log: LogCollector? = nil
  ) -> MockServer.Configuration {
    var configuration = MockServer.Configuration(mode: mode)
    configuration.clock = clock
    configuration.quirks = quirks ? .all : []
    configuration.seed = 1
    configuration.namingDelay = .zero
    configuration.interference = Faults()
    configuration.assistant = assistant ?? ScriptedAssistant { _ in .answer(answer) }
    if let log { configuration.log = { log.add($0) } }
    return configuration
  }
}

/// Keeps a server's log lines.
final class LogCollector: Sendable {
  private let lines = Mutex<[String]>([])

  func add(_ line: String) {
    lines.withLock { $0.append(line) }
  }

  var all: [String] { lines.withLock { $0 } }

  /// The messages of the lines that concern a session.
  func messages(session: String) -> [String] {
    all.compactMap { line in
      let entry = JSON(decoding: line.utf8)
      return entry?["session_id"]?.text == session ? entry?["msg"]?.text : nil
    }
  }
}
