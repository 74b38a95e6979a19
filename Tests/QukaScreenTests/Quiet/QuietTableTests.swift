import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// An answer that is stored as "generating" is more often a stopped one than a running one (docs/protocol.md §4.2).
///
/// What is stored × what is known here × what happens → what is seen and sent, as one table. At every look, what Esc and
/// Enter would do, the hint line, the header, the list and the count of running answers must agree.
@Suite("Answers stored as running") struct QuietTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var start: @Sendable () -> QuietPlay
    var steps: [QuietStep]
    var testDescription: String { name }
  }

  @Test(
    "each is quiet, runs or is over as its row says, and all that shows it agrees", arguments: rows)
  func table(_ row: Row) {
    var play = row.start()
    play.play(row.steps, row.name)
  }

  static let rows = fresh + woken + stopped + asking + links + tools + ages + asked + stoppedHere
}
