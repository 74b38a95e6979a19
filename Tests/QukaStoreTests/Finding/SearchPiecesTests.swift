import QukaFold
import Testing

@testable import QukaStore

@Suite("Pieces of texts") struct SearchPiecesTests {
  private func pieces(_ text: String) -> [String] {
    String(decoding: SearchPieces.list(of: text), as: UTF8.self).split(separator: " ").map(
      String.init)
  }

  private func question(_ text: String) -> SearchPieces.Question { SearchQuery(text).question }

  @Test("three letters of an alphabet, two of other scripts, from each letter on")
  func list() {
    #expect(pieces("Ab cdÉ") == ["ab_", "b_c", "cde", "de", "e"])
    #expect(pieces("数据库，a") == ["数据", "据库", "库_", "a"])
    #expect(pieces("a🙂") == ["a🙂", "🙂"])
    #expect(pieces("**a**\n\n`b`") == ["a_b", "b"])
    #expect(pieces(" -> … ").isEmpty)
  }

  @Test("a query asks for its whole pieces, a short one for what begins with it")
  func questions() {
    #expect(question("hello") == .pieces("\"hel\" \"ell\" \"llo\""))
    #expect(question("数据") == .pieces("\"数据\""))
    #expect(question("a数据") == .pieces("\"a数据\" \"数据\""))
    #expect(question("数") == .beginnings("\"数\" *"))
    #expect(question("AB") == .beginnings("\"ab\" *"))
    #expect(question("-a") == .none)
    #expect(question("->") == .none)
  }

  @Test("what asks FTS5 is quoted, whatever was typed, and not too much")
  func hostile() {
    #expect(question("ab\"") == .pieces("\"ab_\""))
    #expect(question("c OR d") == .pieces("\"c_o\" \"or_\" \"r_d\""))
    guard case .pieces(let long) = question(String(repeating: "abcdefg", count: 100)) else {
      Issue.record("a long query has pieces")
      return
    }
    #expect(long.split(separator: " ").count <= 9)
  }
}
