import Testing

@testable import QukaText

@Suite struct MarkdownPartTests {
  private func codes(_ text: String) -> [String] {
    MarkdownPart.all(in: text.utf8).compactMap { part in
      if case .code(let language, let text) = part { return language + ":" + text }
      return nil
    }
  }

  private func tables(_ text: String) -> [String] {
    MarkdownPart.all(in: text.utf8).compactMap { part in
      if case .table(let table) = part { return table.tabbed }
      return nil
    }
  }

  @Test("code comes as it was written, with its tabs, blanks and empty lines")
  func codeAsWritten() {
    let make = "all:\n\tcc -o a a.c  \n\n\t@echo done"
    #expect(codes("Run:\n\n```make\n\(make)\n```\n\nDone.") == ["make:" + make])
    #expect(codes("~~~~\n```\ninner\n```\n~~~~") == [":```\ninner\n```"])
    #expect(codes("text\n\n    indented\n      more\n\nend") == [":indented\n  more"])
  }

  @Test("blocks in lists and quotes are found, without what makes them such; empty ones are not")
  func nested() {
    let text = """
      1. First:

         ```sh
         ls -l |
           wc
         ```
      2. Second

      > Quoted:
      >
      > ```py
      > if x:
      >     y()
      > ```

      ```go
      ```
      """
    #expect(codes(text) == ["sh:ls -l |\n  wc", "py:if x:\n    y()"])
  }

  @Test("a block that is still being written counts with what is there")
  func openBlock() {
    #expect(codes("```c\nint main() {") == ["c:int main() {"])
  }

  @Test("a very long line is one line", arguments: [10_000, 70_000])
  func longLine(length: Int) {
    let line = String(repeating: "0123456789", count: length / 10)
    let code = "a\n\(line)\n\(line)\nb"
    #expect(codes("```\n\(code)\n```\n") == [":" + code])
    guard length < 20_000 else { return }
    #expect(codes("> ```\n> \(line)\n> ```\n") == [":" + line])
  }

  @Test("a table becomes lines of cells with tabs between them, without marks and addresses")
  func table() {
    let text = """
      | Name | `a\\|b` |
      |---|--:|
      | **Ada** | [site](https://example.org) |
      | 图 | x<br>y |
      |  | - |
      """
    #expect(tables(text) == ["Name\ta|b\nAda\tsite\n图\tx y\n\t-"])
  }

  @Test("a long table, which is laid out in parts, is one; two with the same head are two")
  func longTable() {
    let rows = (0..<2_500).map { "| \($0) | x |" }
    let head = "| n | m |\n|---|---|\n"
    let expected = (["n\tm"] + (0..<2_500).map { "\($0)\tx" }).joined(separator: "\n")
    #expect(tables(head + rows.joined(separator: "\n")) == [expected])
    #expect(tables("\(head)| 1 | 2 |\n\n\(head)| 3 | 4 |") == ["n\tm\n1\t2", "n\tm\n3\t4"])
  }

  @Test(
    "what a spreadsheet would calculate is text in it, and numbers stay numbers",
    arguments: [
      ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd", "'+cmd"), ("-1-A2", "'-1-A2"),
      ("-5", "-5"), ("-1.5e3", "-1.5e3"), ("+2E-7", "+2E-7"), ("-E5", "'-E5"),
      ("+49 30 1234", "+49 30 1234"), ("-", "-"), ("-1,5 %", "-1,5 %"),
      ("a=b", "a=b"),
    ])
  func formulas(cell: String, expected: String) {
    #expect(tables("| h |\n|---|\n| \(cell) |") == ["h\n" + expected])
  }
}
