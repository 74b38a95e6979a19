import QukaTestSupport

/// Texts that use every construct, and pieces to mix new ones from.
enum MarkdownCorpus {
  static let documents = [
    """
    # Title — 增量

    A *long* paragraph with **strong**, `code`, [a link](https://example.invalid/x) and 漢字仮名、交じり文。

    - first bullet
    - second bullet
      with a lazy line

      and a paragraph
      1. inner one
      2. inner two
    - third

    ```python
    def f(x):
        return x  # ✅

    print(f(1))
    ```
    | Column | 列 | Value |
    |:-------|:--:|------:|
    | alpha | 你好 | 1 |
    | beta | 🚀 | 42 and some more words to wrap here |

    > Quote
    > > nested
    lazy

    1. one
    2. two
    3. three

    ---
    Setext
    ======
    End.
    """,
    "intro\n| a | b |\n|---|---|\n| 1 | 2 |\nafter\n\n* x\n* y\n\n\n* z\n+ other list\n+ more\n",
    "see [docs] and [more]\n\n- [docs] in a list\n\n[docs]: https://a.b\n[more]: <c d> 'title'\n\n[docs]\n",
    "3) three\n4) four\n\n\n5) five\n\n   ```\n   code\n   ```\n6) six\n\nend\n\n    indented\n\n    code\n",
    "<div>\nhtml\n\n</div>\n\n<!-- comment\n\nstill -->\n\ntext<br>more\\\nlast",
    "- [ ] a\n- [x] b\n\n  > quote in item\n\n- c\n\n  | t |\n  |---|\n  | u |\n",
    "~~~~ swift\n```\n~~~\n  x\n~~~~\nafter\n```\nopen **code**\n",
    "```\n```\n~~~\n~~~\n\n- ```\n  ```\n> ```\n",
    "a\n- b\n\n  c\n1. d\n***b***\n***\n+ e\n\n\n\n   f\n",
    "# h\n####### seven\n#no\nText\n---\n> a\n\n> b\n",
    "* a\n\n  b\n* c\n  * d\n\n    e\n  * f\n* * *\n- - x\n",
  ]

  static let pieces = [
    "para", " word", "\n", "\n\n", "\n\n", "- ", "\n- ", "\n  - ", "\n1. ", "\n2. ", "\n\n3. ",
    "* ", "> ", "\n> ",
    "\n# ", "\n## head", "```", "\n```\n", "\n```swift\n", "~~~\n", "**", "*", "`", "~~", "[a](b)",
    "[x]",
    "\n[x]: y\n", "\n\n[x]: z\n\n", "| a | b |\n|---|---|\n| c | d |\n", "\n| e |", "|--|",
    "\n---\n", "\n===\n",
    "<div>\n", "</div>", "<br>", "    code\n", "\n    more", "\\", "&amp;", "漢字。", "👍🏽", "\t", "!",
    "\n- [ ] t",
    "\n- [x] u", "https://a.b", "a@b.c", "\r\n", "<!--", "-->",
  ]

  static func mixture(using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...25, using: &generator) {
      if Int.random(in: 0..<12, using: &generator) == 0 {
        text += documents.randomElement(using: &generator) ?? ""
      }
      text += pieces.randomElement(using: &generator) ?? ""
    }
    return text
  }
}
