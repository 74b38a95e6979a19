/// Markdown as answers have it, with what is hard to select: wide and joined characters, long code, tables.
package enum RandomDocument {
  private static let words = [
    "select", "text", "今天天气很好", "漢字、かな", "👨‍👩‍👧‍👦", "e\u{301}tude", "naïve", "🇩🇪", "한국어", "a-b",
    "`code here`", "**bold words**", "*slanted*", "~~gone~~",
    "[a link](https://example.org/a/long/path)",
    "https://example.org/very/long/address/that/does/not/fit/into/one/row/of/a/narrow/window",
    "$x^2 + y_1$", "नमस्ते", "العربية", "x", "...", "(in brackets)", "two  blanks", "&amp;",
  ]
  private static let code = [
    "let answer = 42", "\tif err != nil {\treturn }", "    indented  ", "",
    "x = '漢字' + \"👩‍💻\"  # 注释",
    "for (int i = 0; i < some_long_limit_name; i++) { total += values[i] * weights[i] + offset; }",
  ]

  package static func make(tables: Bool, using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      block(tables: tables, using: &generator)
    }
    .joined(separator: "\n\n") + "\n"
  }

  private static func line(_ most: Int, using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...most, using: &generator)).map { _ in
      words.randomElement(using: &generator) ?? ""
    }.joined(separator: Bool.random(using: &generator) ? " " : "，")
  }

  private static func block(tables: Bool, using generator: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<(tables ? 9 : 8), using: &generator) {
    case 0: return "## " + line(8, using: &generator)
    case 1:
      let lines = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        code.randomElement(using: &generator) ?? ""
      }
      return "```\(Bool.random(using: &generator) ? "swift" : "")\n"
        + lines.joined(separator: "\n") + "\n```"
    case 2: return "> " + line(30, using: &generator) + "\n>\n> " + line(5, using: &generator)
    case 3:
      return "- " + line(30, using: &generator) + "\n  - " + line(20, using: &generator) + "\n- "
        + line(3, using: &generator)
    case 4: return "1. " + line(30, using: &generator) + "\n\n   " + line(20, using: &generator)
    case 5: return line(20, using: &generator) + "  \n" + line(20, using: &generator)
    case 6: return "- [x] " + line(12, using: &generator) + "\n\n---"
    case 8:
      let cells = (0..<6).map { _ in
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          ["cell", "今天天气很好", "**b**", "longer-word", "e\u{301}", "👩‍💻"].randomElement(
            using: &generator) ?? ""
        }.joined(separator: " ")
      }
      return "| \(cells[0]) | \(cells[1]) | c |\n|---|:-:|--:|\n| \(cells[2]) | \(cells[3]) | 1 |\n"
        + "| \(cells[4]) | \(cells[5]) | 2 |"
    default: return line(60, using: &generator)
    }
  }
}
