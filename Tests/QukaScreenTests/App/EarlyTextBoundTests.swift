import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Text from beyond a gap") struct EarlyTextBoundTests {
  private static func early(_ app: AppDriver) -> [EarlyText] {
    guard case .answer(let answer) = app.conversation.entries.last?.content else { return [] }
    return answer.early
  }

  @Test("is kept up to a bound, in pieces and in bytes; history has the rest")
  func bounds() {
    let count = Limits.earlyPieces + 50
    var whole = "Hello"
    var app = AppDriver.streaming(whole)
    for number in 1...count {
      app.chat(.text("A", "x", at: 4 + 2 * number))
      whole += "-x"
    }
    #expect(Self.early(app).count == Limits.earlyPieces)

    var other = AppDriver.streaming("Hello")
    let piece = String(repeating: "漢", count: 100_000)
    for number in 0..<30 { other.chat(.text("A", piece, at: 6 + 100_000 * number)) }
    let bytes = Self.early(other).reduce(0) { $0 + $1.text.utf8.count }
    #expect((Limits.earlyBytes - 300_000...Limits.earlyBytes).contains(bytes))

    for var app in [app, other] {
      app.forgetEffects()
      app.chat(.done("A", whole.unicodeScalars.count))
      app.wait(.seconds(1))
      #expect(app.allEffects.contains(.history("a")), "what is missing is fetched")
      app.reduce(.historyLoaded(SessionID("a"), .success([.make("A", .assistant, whole)])))
      guard case .answer(let answer) = app.conversation.entries.last?.content else { return }
      #expect(answer.text.raw.hasPrefix(whole))
      #expect(!answer.isFrozen && answer.state == .completed)
    }
  }
}
