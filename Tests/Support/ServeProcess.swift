import FoundationEssentials
import Glibc

/// `quka-tui serve` in a process of its own, on a free port, with its log in a file.
public final class ServeProcess {
  public let port: Int
  private let folder: TemporaryFolder
  private let process: PipedProcess

  /// Starts the server and waits until it answers.
  public init(_ options: String...) throws {
    folder = try TemporaryFolder()
    port = try LoopbackSocket.freePort()
    process = try PipedProcess(
      [BuiltProgram.path(), "serve", "--port", "\(port)", "--log", folder.file("log")] + options)
    let deadline = Deadline(within: .seconds(20))
    while (try? HTTPExchange("GET", port: port, path: "/api/v1/mode").status) != 200 {
      guard !deadline.hasPassed, process.status == nil else {
        _ = try? process.waitForExit(within: .zero)
        throw WaitedInVain(for: "the server", seen: process.output + process.errors)
      }
      poll(nil, 0, deadline.milliseconds(atMost: 20))
    }
  }

  /// Ends the server as Ctrl-C does, and the way it ended.
  public func end() throws -> ExitStatus {
    process.send(signal: SIGINT)
    return try process.waitForExit()
  }

  /// The server neither reads nor writes from now on; its connections stand.
  public func pause() { process.send(signal: SIGSTOP) }

  /// It goes on with what has come meanwhile.
  public func resume() { process.send(signal: SIGCONT) }

  public var url: String { "http://127.0.0.1:\(port)" }

  /// The token that `serve` accepts.
  public static let token = "demo-token"

  /// One line of the log (docs/protocol.md §8.2).
  public struct LogLine: Decodable, Equatable, Sendable {
    public var msg: String
    public var session: String?

    enum CodingKeys: String, CodingKey {
      case msg
      case session = "session_id"
    }
  }

  /// The complete lines of the log so far.
  public func log() throws -> [LogLine] {
    try folder.text(of: "log").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { try JSONDecoder().decode(LogLine.self, from: Data($0.utf8)) }
  }

  /// How often the log has a message about a session, or about any.
  public func count(_ message: String, session: String? = nil) throws -> Int {
    try log().count { $0.msg == message && (session == nil || $0.session == session) }
  }

  /// Reads the log again and again until it has the message about the session, or about any.
  public func waitForLog(
    _ message: String, session: String? = nil, within duration: Duration = .seconds(20)
  ) throws {
    let deadline = Deadline(within: duration)
    while try count(message, session: session) == 0 {
      guard !deadline.hasPassed else {
        throw WaitedInVain(for: "“\(message)” in the log", seen: folder.text(of: "log"))
      }
      poll(nil, 0, deadline.milliseconds(atMost: 10))
    }
  }
}
