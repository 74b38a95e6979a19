import QukaFold
import Testing

@Suite("A folded query") struct FoldedQueryTests {
  private func matches(_ query: String, _ text: String) -> [Range<Int>] {
    let query = FoldedQuery(query)
    return query.matches(in: query.folding.scalars(of: text))
  }

  @Test("is found wherever it stands, one match behind the other")
  func places() {
    #expect(matches("aa", "aaaaa") == [0..<2, 2..<4])
    #expect(matches("数据", "大数据库的数据") == [1..<3, 5..<7])
    #expect(matches("end", "the end") == [4..<7])
    #expect(matches("longer", "long").isEmpty)
    #expect(matches("", "text").isEmpty)
  }

  @Test("finds capitals and accents unless it has some itself")
  func folding() {
    #expect(matches("cafe", "CAFÉ").count == 1)
    #expect(matches("Cafe", "cafe").isEmpty)
    #expect(matches("café", "cafe").isEmpty)
    // The accent makes another letter of the last one.
    #expect(matches("éa", "e\u{301}a\u{301}").isEmpty)
  }

  @Test("is cut where it is longer than any that people type")
  func cut() {
    let long = FoldedQuery(String(repeating: "a", count: 10_000))
    #expect(long.scalars.count == FoldedQuery.maximumScalars)
  }
}
