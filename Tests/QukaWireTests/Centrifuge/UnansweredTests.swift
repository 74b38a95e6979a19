import QukaTestSupport
import Testing

@testable import QukaWire

@Suite("A server that answers no command") struct UnansweredTests {
  private var session = CentrifugeSession(
    configuration: .init(connect: ConnectRequest(token: "t", appID: "a"), pendingLimit: 3))
  private var generator = SeededGenerator(seed: 1)

  init() {
    _ = session.open(channels: ["/a"], now: .zero)
  }

  @Test("is left when it owes more answers than it may")
  mutating func wishes() {
    #expect(session.subscribe("/b", now: .zero).messages.count == 1)
    let output = session.subscribe("/c", now: .zero)
    #expect(output == .init(messages: [], events: [.ended(.unanswered(limit: 3))]))
    #expect(session.deadline == nil)
    #expect(session.unsubscribe("/b", now: .zero) == .init())
    // The next connection asks for all of them.
    #expect(session.channels == ["/a", "/b", "/c"])
  }

  @Test("is left when it puts more into one message than it may, and nothing of that is answered")
  mutating func flood() {
    let reply = #"{"id":1,"connect":{"client":"c","ping":25,"pong":true}}"#
    _ = session.receive(reply, now: .zero, using: &generator)
    var other = session
    let most = String(repeating: "{}\n", count: Limits.replies)
    #expect(other.receive(most, now: .zero, using: &generator).messages.count == Limits.replies)
    let output = session.receive(most + "\n{}", now: .zero, using: &generator)
    let error = JSONError(.tooManyReplies, at: 3 * Limits.replies + 1)
    #expect(output == .init(messages: [], events: [.ended(.malformed(error))]))
  }

  @Test("an answer makes room")
  mutating func answered() {
    let reply = #"{"id":1,"connect":{"client":"c"}}"#
    for number in 0..<50 {
      _ = session.receive(
        number == 0 ? reply : #"{"id":\#(number + 1),"subscribe":{}}"#, now: .zero,
        using: &generator)
      #expect(session.subscribe("/\(number)", now: .zero).events.isEmpty)
    }
  }
}
