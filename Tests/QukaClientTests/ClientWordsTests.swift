import QukaScreen
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaClient

@Suite("What an error of the network means") struct ClientWordsTests {
  private static func refused(_ status: Int, _ words: String = "") -> APIError {
    .refused(status: status, code: status, message: words)
  }

  @Test("for a question that was written")
  func send() {
    let meanings: [(APIError, SendFailure)] = [
      (.timedOut(host: "h"), .lost), (.connectionLost(host: "h"), .lost),
      (.cancelled, .lost), (.unreadableAnswer(.receipt), .lost), (.answerTooLarge, .lost),
      (.notQuka(status: 502), .lost), (.notQuka(status: 200), .lost), (Self.refused(504), .lost),
      (Self.refused(403, "Resource already exist"), .duplicate),
      (Self.refused(403, "error.forbidden"), .busy), (Self.refused(403), .refused),
      (Self.refused(429), .refused), (.notQuka(status: 404), .refused),
      (Self.refused(500), .failed), (.answerNotStarted, .noAnswer),
      (.unreachable(host: "h", .refused), .unsent),
    ]
    for (error, meaning) in meanings {
      #expect(SendFailure(error, isWritten: true) == meaning, "\(error)")
    }
  }

  @Test("for a question of which nothing was written")
  func unwritten() {
    for error in [APIError.timedOut(host: "h"), .connectionLost(host: "h"), .cancelled] {
      #expect(SendFailure(error, isWritten: false) == .unsent)
    }
  }

  @Test("a chat is gone when the server does not know it, and only then")
  func gone() {
    #expect(Failure(Self.refused(404)).isGone)
    for error in [
      Self.refused(401), Self.refused(403), Self.refused(500), .notQuka(status: 404),
      .connectionLost(host: "h"),
    ] {
      #expect(!Failure(error).isGone, "\(error)")
    }
  }

  @Test("for a stop request: only what was not answered may still arrive")
  func stop() {
    for error in [
      APIError.timedOut(host: "h"), .connectionLost(host: "h"), .notQuka(status: 504),
    ] {
      guard case .lost = StopAnswer(error) else {
        Issue.record("\(error)")
        continue
      }
    }
    for error in [Self.refused(401), Self.refused(403), Self.refused(404)] {
      guard case .refused = StopAnswer(error) else {
        Issue.record("\(error)")
        continue
      }
    }
    for error in [
      Self.refused(429), Self.refused(500), .notQuka(status: 502), .unreadableAnswer(.stop),
      .unreachable(host: "h", .refused),
    ] {
      guard case .failed = StopAnswer(error) else {
        Issue.record("\(error)")
        continue
      }
    }
  }

  @Test("advice for the start is given at the start alone")
  func start() {
    let errors: [APIError] = [
      .unreachable(host: "h", .refused), .notQuka(status: 0), .notQuka(status: 200),
      .notQuka(status: 400), .notQuka(status: 404), .notQuka(status: 418),
    ]
    for error in errors {
      let (start, later) = (Failure(error, isAtStart: true).sentence, Failure(error).sentence)
      #expect(start.contains("--mock") || start.contains("server address"), "\(error)")
      #expect(!later.contains("--mock") && !later.contains("server address"), "\(error)")
    }
  }
}
