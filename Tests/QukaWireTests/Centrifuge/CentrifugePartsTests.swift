import QukaTestSupport
import QukaWire
import Testing

@Suite("Centrifuge: codes, waits, batches")
struct CentrifugePartsTests {
  @Test(
    "the close-code table decides between reconnecting and giving up (§5.9)",
    arguments: [
      (1000, false), (1001, false), (1005, false), (1006, false), (1009, true), (1011, false),
      (3000, false), (3001, false), (3004, false), (3005, false), (3006, false), (3008, false),
      (3009, false), (3010, false), (3011, false), (3012, false), (3013, false), (3499, false),
      (3500, true), (3501, true), (3502, true), (3503, true), (3504, true), (3505, true),
      (3506, true), (3507, true), (3508, true), (3509, true), (3999, true), (4000, false),
      (4499, false), (4500, true), (4999, true), (5000, false),
    ]
  )
  func closeCodes(code: Int, isTerminal: Bool) {
    #expect(DisconnectCode(rawValue: code).isTerminal == isTerminal)
  }

  @Test("waits grow between their bounds and begin anew after a reset (§5.10)")
  func backoff() {
    var least = Backoff(minimum: .milliseconds(500), maximum: .seconds(20))
    var most = least
    var low = Constant(word: 1)
    var high = Constant(word: .max)
    let shortest = (0..<40).map { _ in least.next(using: &low) }
    #expect(Set(shortest) == [.milliseconds(500)])
    let longest = (0..<7).map { _ in most.next(using: &high).wholeMilliseconds }
    #expect(longest == [1_000, 1_500, 2_500, 4_500, 8_500, 16_500, 20_000])
    for _ in 0..<100 { #expect(most.next(using: &high) == .seconds(20)) }
    #expect(most.attempt == 107)
    most.reset()
    #expect(most.next(using: &high) == .seconds(1))
  }

  @Test("a server that was not listened to for a while gets its time to answer and to ping anew")
  func resumedReading() {
    var generator = SeededGenerator(seed: 4)
    var session = CentrifugeSession(
      configuration: .init(connect: ConnectRequest(token: "t", appID: "a")))
    _ = session.open(channels: ["one"], now: .zero)
    let late = Instant.zero + .seconds(3_600)
    var ignorant = session
    #expect(ignorant.advance(to: late, using: &generator).events == [.ended(.replyTimedOut)])
    session.resumedReading(at: late)
    #expect(session.advance(to: late, using: &generator).events == [])
    #expect(session.deadline == late + .seconds(5))
    let answer = #"{"id":1,"connect":{"client":"c","ping":25}}"# + "\n{\"id\":2,\"subscribe\":{}}"
    _ = session.receive(answer, now: late, using: &generator)
    let later = late + .seconds(3_600)
    session.resumedReading(at: later)
    #expect(session.deadline == later + .seconds(35))
  }

  @Test("jitter spreads over the whole range")
  func jitter() {
    var generator = SeededGenerator(seed: 3)
    let waits = (0..<500).map { _ in
      var backoff = Backoff(minimum: .seconds(1), maximum: .seconds(20))
      return backoff.next(using: &generator)
    }
    #expect(waits.allSatisfy { $0 >= .seconds(1) && $0 <= .seconds(2) })
    #expect(waits.contains { $0 < .milliseconds(1_100) })
    #expect(waits.contains { $0 > .milliseconds(1_900) })
  }

  @Test("commands are packed into messages below the server's limit (§5.2)")
  func packing() {
    #expect(CentrifugeCodec.messages(of: ["a", "b"], limit: 3) == ["a\nb"])
    #expect(CentrifugeCodec.messages(of: ["aa", "b"], limit: 3) == ["aa", "b"])
    #expect(CentrifugeCodec.messages(of: ["aaaa", "b", "c"], limit: 3) == ["aaaa", "b\nc"])
    #expect(CentrifugeCodec.messages(of: []) == [])
    let many = (0..<2_000).map { String(repeating: "x", count: 90) + "\($0)" }
    let messages = CentrifugeCodec.messages(of: many)
    #expect(messages.allSatisfy { $0.utf8.count <= 65_536 })
    #expect(messages.joined(separator: "\n") == many.joined(separator: "\n"))
  }

  @Test("a connect request does not show its token")
  func redaction() {
    let request = ConnectRequest(token: "secret-token", appID: "quka")
    let command = Command.connect(request)
    var dumped = ""
    dump(command, to: &dumped)
    dump(CentrifugeSession.Configuration(connect: request), to: &dumped)
    for text in ["\(request)", "\(command)", String(reflecting: command), dumped] {
      #expect(!text.contains("secret"))
    }
    #expect(command.encoded(id: 1).contains("secret-token"))
  }

  @Test("login tokens are announced as such")
  func loginToken() {
    let request = ConnectRequest(token: "t", appID: "quka", authenticationType: "authorization")
    #expect(
      Command.connect(request).encoded(id: 7).contains(#""x-auth-type":"authorization""#)
    )
  }
}
