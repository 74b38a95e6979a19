import QukaTestSupport
import Testing

@testable import QukaChat

@Suite("Text from beyond a gap") struct EarlyTextTests {
  @Test(
    "pieces in any order and with any overlap become one text",
    arguments: 1...200 as ClosedRange<UInt64>)
  func pieces(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let scalars = Array("0123456789漢字👩‍👩‍👧abcdefgh".unicodeScalars)
    var pieces: [EarlyText] = []
    var covered = Set<Int>()
    for _ in 0..<12 {
      let start = Int.random(in: 0..<scalars.count, using: &random)
      let end = Int.random(in: start...min(scalars.count, start + 6), using: &random)
      covered.formUnion(start..<end)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<end])
      pieces.keep(EarlyText(String(view), startAt: start))
    }
    var found = Set<Int>()
    for piece in pieces {
      #expect(piece.text.unicodeScalars.elementsEqual(scalars[piece.startAt..<piece.end]))
      found.formUnion(piece.startAt..<piece.end)
    }
    #expect(found == covered)
    for (left, right) in zip(pieces, pieces.dropFirst()) { #expect(left.end < right.startAt) }
  }

  @Test("a place at the end of all numbers does not overflow")
  func huge() {
    var pieces: [EarlyText] = []
    pieces.keep(EarlyText("abc", startAt: .max))
    pieces.keep(EarlyText("abc", startAt: .max))
    pieces.keep(EarlyText("abc", startAt: .max - 1))
    #expect(!pieces.isEmpty)
  }
}
