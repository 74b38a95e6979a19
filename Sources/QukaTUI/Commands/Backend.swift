import Dispatch
import NIOCore
import NIOPosix
import QukaClient
import QukaMock

/// The network side of a chat: the client, and for the demo its server in the same process.
final class Backend: Sendable {
  let runner: EffectRunner
  private let group: MultiThreadedEventLoopGroup
  private let stopGroup: MultiThreadedEventLoopGroup
  private let demo: MockServer?

  /// Starts the threads and, for the demo, a server on a free port with a token that only this run
  /// knows; takes a few milliseconds, so the first frame is drawn before.
  init(_ launch: Launch, inbox: Inbox) throws(Failure) {
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
    runner = EffectRunner(
      configuration: configuration, group: group, stopGroup: stopGroup, inbox: inbox)
  }

  /// Ends connections, the demo's server and the threads; waits three seconds at most.
  func shutdown() {
    let done = DispatchSemaphore(value: 0)
    Task.detached { [self] in
      await runner.shutdown()
      await demo?.shutdown()
      try? await group.shutdownGracefully()
      try? await stopGroup.shutdownGracefully()
      done.signal()
    }
    _ = done.wait(timeout: .now() + .seconds(3))
  }

  private static func startDemo() throws(Failure) -> (MockServer, ServerConfiguration) {
    let token = randomToken()
    do {
      let server = try MockServer.startBlocking(.demo(token: token))
      return (server, try ServerConfiguration(baseURL: server.url, token: token))
    } catch {
      throw Failure(sentence: "The demo's server cannot start: \(error).")
    }
  }

  private static func randomToken() -> String {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return String((0..<64).compactMap { _ in alphabet.randomElement() })
  }
}
