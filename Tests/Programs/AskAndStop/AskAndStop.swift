import Glibc
import NIOPosix
import QukaChat
import QukaClient
import QukaWire

/// Signs in, asks, prints the answer as it comes, and stops it: a client of the server without a screen.
///
///     AskAndStop URL TOKEN QUESTION CHARACTERS
///
/// It stops the answer once so many characters are there. The exit status is 0 when the server confirmed the stop, 3 when
/// the answer ended by itself, and 1 for every failure.
@main
enum AskAndStop {
  static func main() async throws {
    let words = CommandLine.arguments.dropFirst().map(\.self)
    guard words.count == 4, let limit = Int(words[3]) else {
      fatalError("AskAndStop URL TOKEN QUESTION CHARACTERS")
    }
    let (states, state) = AsyncStream.makeStream(of: (Chats, [ChatNews]).self)
    let driver = ChatDriver(
      configuration: try ServerConfiguration(baseURL: words[0], token: words[1]),
      group: MultiThreadedEventLoopGroup(numberOfThreads: 1),
      stopGroup: MultiThreadedEventLoopGroup(numberOfThreads: 1)
    ) { state.yield(($0, $1)) }
    let running = Task { await driver.run() }
    let status = await play(driver, states, question: words[2], limit: limit)
    await driver.shutdown()
    await running.value
    exit(status)
  }

  private static func play(
    _ driver: ChatDriver, _ states: AsyncStream<(Chats, [ChatNews])>, question: String, limit: Int
  ) async -> Int32 {
    var (hasAsked, hasStopped, printed) = (false, false, 0)
    for await (chats, news) in states {
      for case .cannotStart(let failure) in news {
        print("cannot start: \(failure)")
        return 1
      }
      for case .server(.signInFailed(let failure)) in news {
        print("no server: \(failure)")
        return 1
      }
      if !hasAsked, chats.connection.isConnected {
        hasAsked = true
        await driver.act { chats in
          chats.withCurrent { $0.composer.insert(question) }
          return chats.submit()
        }
      }
      let text = chats.conversation.answer
      print(text.dropFirst(printed), terminator: "")
      printed = text.count
      if !hasStopped, printed >= limit {
        hasStopped = true
        await driver.act { $0.requestStop(in: $0.current) }
      }
      switch hasAsked ? chats.conversation.turn?.ending : nil {
      case .stopped: return 0
      case .completed, .finished: return 3
      case .failed, .detached, .interrupted, .incomplete, .withdrawn: return 1
      case nil: break
      }
    }
    return 1
  }
}

extension Conversation {
  /// The text of its answers so far.
  fileprivate var answer: String {
    entries.reduce(into: "") { text, entry in
      if case .answer(let answer) = entry.content { text += answer.text.answer }
    }
  }
}
