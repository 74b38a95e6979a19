import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Failures in words") struct FailureWordsTests {
  private static let handshakes: [HandshakeError] = [
    .refused(HandshakeRefusal(status: 403, reason: "no")), .notHTTP("\"x\""),
    .answerTooLong(limit: 1), .wrongUpgrade(nil), .wrongConnection("x"), .wrongAccept("x"),
    .unofferedExtension("x"), .unreadableExtensions("permessage-deflate; a=\"b"),
    .unofferedSubprotocol("x"), .transportEnded(nil),
    .transportEnded(.unreachable(host: "h", port: 1, .reset)), .timedOut, .aborted,
  ]

  private static let requests: [APIError] =
    [
      .unreachable(host: "h", .noRoute), .timedOut(host: "h"), .connectionLost(host: "h"),
      .noWay(.tls(.selfSigned(host: "h"))), .redirected(status: 301, location: "https://h"),
      .redirected(status: 301, location: nil), .brokenAnswer(.unasked), .unreadableAnswer(.receipt),
      .answerNotStarted, .unusableIdentifier, .answerTooLarge, .cancelled,
    ] + [400, 401, 402, 403, 404, 409, 429, 500].map { .make("\($0)") }
    + [0, 200, 404, 418, 502].map { .notQuka(status: $0) }

  @Test("a refusal shows no control characters")
  func refusal() {
    let error = HandshakeError.refused(
      HandshakeRefusal(status: 403, reason: "no\u{1B}[31m\u{202E}way"))
    #expect(
      error.sentence
        == "The server refused the connection: 403 \"no\\u{1b}[31m\\u{202e}way\".")
  }

  @Test("what ended an attempt is a sentence", arguments: handshakes)
  func attempt(error: HandshakeError) {
    #expect(error.sentence.hasSuffix("."))
    #expect(LossReason.neverOpened(error).sentence == error.sentence)
  }

  @Test("a broken transport says how it broke")
  func transport() {
    let broken = HandshakeError.transportEnded(.unreachable(host: "h", port: 1, .reset))
    #expect(
      broken.sentence
        == "The connection ended before the server responded: "
        + "the connection was reset by the other side.")
  }

  @Test("every close code is a sentence", arguments: [1000, 1009, 3005, 3501, 3507, 4999])
  func codes(code: Int) {
    #expect(DisconnectCode(rawValue: code).sentence.hasSuffix("."))
  }

  @Test(
    "how long the machine slept is told roughly",
    arguments: [(90, "90 s"), (600, "10 min"), (7_199, "119 min"), (10_800, "3 h")])
  func sleep(seconds: Int, words: String) {
    #expect(
      LossReason.slept(.seconds(seconds)).sentence == "This machine slept for \(words).")
  }

  @Test("the fact begins the sentence, and the advice ends it", arguments: requests)
  func parts(error: APIError) {
    #expect(
      error.sentence == ([error.fact] + (error.advice.map { [$0] } ?? [])).joined(separator: " "))
    #expect(!error.fact.contains(". ") && error.fact.hasSuffix("."))
    #expect(Failure(error).sentence == error.sentence)
  }

  @Test("of a stop only the fact is told: its advice is for who sent it")
  func stop() {
    let error = APIError.make("500")
    #expect(TurnFailure.stop(error).words == "Server error (500).")
    #expect(
      TurnFailure.send(error).words == "Server error (500). Retry, or check the server's log.")
  }

  @Test("the line of a question names the key instead of the advice to try again")
  func question() {
    let late = TurnFailure.send(.timedOut(host: "h"))
    #expect(
      QuestionText.failed(late, isRepeatable: true)
        == "h took too long to respond. Ctrl-R sends it again.")
    #expect(QuestionText.failed(late, isRepeatable: false) == "h took too long to respond.")
    #expect(QuestionText.failed(nil, isRepeatable: false) == "No answer came.")
    #expect(
      QuestionText.failed(.channelRefused("no"), isRepeatable: true)
        == "This chat gets no live updates: no. Ctrl-R sends it again.")
  }

  @Test(
    "what is wrong with a response is a short sentence",
    arguments: [
      .head(.notHTTP("\"x\"")), .head(.unusableStatus("\"x\"")), .head(.unreadableField("\"x\"")),
      .head(.tooLong(limit: 1)), .severalLengths, .unreadableLength("\"x\""),
      .unknownCoding("\"x\""),
      .brokenChunk, .bodyTooLong(limit: 1), .truncated, .unaskedUpgrade, .unasked,
    ] as [ResponseError])
  func response(error: ResponseError) {
    let words = APIError.brokenAnswer(error).fact
    #expect(words.hasPrefix("The response is not proper HTTP: it"))
    #expect(words.hasSuffix(".") && words.utf8.count < 100)
  }

  @Test("a place is a host and a port, in brackets where the host has colons")
  func places() {
    #expect(
      TransportError.connectionRefused(host: "h", port: 1).fact
        == "Cannot reach h:1 (connection refused).")
    #expect(
      TransportError.timedOut(host: "::1", port: 1).fact == "[::1]:1 did not respond in time.")
  }

  @Test("the server's words of a refusal may be missing or end a sentence")
  func refusedChannel() {
    #expect(RefusalText.noUpdates("It", "") == "It gets no live updates")
    #expect(RefusalText.noUpdates("It", "Denied. ") == "It gets no live updates: Denied")
  }

  @Test("one of a thing is not many", arguments: [(1, "1 character"), (1_234, "1,234 characters")])
  func counts(count: Int, words: String) {
    #expect(CountText.characters(count) == words)
  }

  @Test("beside Ctrl-R no advice says to retry", arguments: ["401", "429", "500", "503", "h"])
  func besideKey(reason: String) {
    #expect(!APIError.make(reason).sentenceBesideKey.contains("etry"))
  }
}
