import Dispatch
import NIOCore
import NIOPosix
import QukaChat
import QukaClient
import QukaMock
import QukaScreen
import QukaWire

/// The network side of a chat: the client, and for the demo its server in the same process.
final class Backend: Sendable {
  let runner: ChatRunner
  private let group: MultiThreadedEventLoopGroup
  private let stopGroup: MultiThreadedEventLoopGroup
  private let demo: MockServer?

  /// Starts the threads and, for the demo, a server on a free port with a token that only this run
  /// knows; takes a few milliseconds, so the first frame is drawn before.
  init(_ launch: Launch, inbox: Inbox) throws(LaunchProblem) {
    let configuration: ServerConfiguration
    switch launch.backend {
    case .server(let server):
      configuration = server
      demo = nil
    case .demo:
      (demo, configuration) = try Self.startDemo()
    }
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    stopGroup = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    runner = ChatRunner(
      configuration: configuration, group: group, stopGroup: stopGroup, inbox: inbox)
  }

  /// How long the person waits for their prompt, so that connections can end as they should: whatever the server
  /// does, they are cut afterwards, by the end of the program.
  private static let patience = DispatchTimeInterval.milliseconds(50)
  /// How long for a stop that is not out yet: it is kept back by a connection that has to be made first.
  private static let stopPatience = DispatchTimeInterval.milliseconds(500)

  /// How long for the deletions that go out with the program's end.
  private static let deletionPatience = DispatchTimeInterval.seconds(1)

  /// The chats that are deleted at the server, once that is known or the time is over.
  func finishDeletions() -> Set<SessionID> {
    runner.waitForDeletions(until: .now() + Self.deletionPatience)
  }

  /// Ends connections, the demo's server and the threads, as far as there is time.
  func shutdown() {
    runner.waitForStops(until: .now() + Self.stopPatience)
    let done = DispatchSemaphore(value: 0)
    Task.detached { [self] in
      await runner.shutdown()
      await demo?.shutdown()
      try? await group.shutdownGracefully()
      try? await stopGroup.shutdownGracefully()
      done.signal()
    }
    _ = done.wait(timeout: .now() + Self.patience)
  }

  private static func startDemo() throws(LaunchProblem) -> (MockServer, ServerConfiguration) {
    let token = randomToken()
    let server: MockServer
    do {
      server = try MockServer.startBlocking(.demo(token: token))
    } catch {
      throw .demo(error)
    }
    do {
      return (server, try ServerConfiguration(baseURL: server.url, token: token))
    } catch {
      throw .configuration(error)
    }
  }

  private static func randomToken() -> String {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return String((0..<64).compactMap { _ in alphabet.randomElement() })
  }
}
