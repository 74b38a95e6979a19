import QukaTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Screen-reader mode: answers as text")
struct AnswerReaderTests {
  private func heard(_ text: String) -> String {
    var reader = AnswerReader()
    return reader.read(text, isWhole: true)
  }

  @Test(
    "every construct is said in words",
    arguments: [
      ("A **bold** and `code` word.", "A bold and code word.\n"),
      ("## Two *words*\n\nText", "Heading 2: Two words\nText\n"),
      ("Title\n===\nText", "Heading 1: Title\nText\n"),
      ("- one\n- two\n  - deep\n", "Item: one\nItem: two\nLevel 2, item: deep\n"),
      ("3. three\n4. four\n   1. deep", "3. three\n4. four\nLevel 2, 1. deep\n"),
      ("- [x] bread\n- [ ] milk\n", "Done: bread\nOpen: milk\n"),
      ("> said\n\nNext", "Quote: said\nNext\n"),
      ("> one\n> two\n", "Quote: one\ntwo\nEnd of quote.\n"),
      ("a\n\n---\n\nb", "a\nSeparator.\nb\n"),
      ("```swift\nlet a = 1\n\n```\nText", "Code, swift.\nlet a = 1\n\nEnd of code.\nText\n"),
      ("```\n**a**\n", "Code.\n**a**\nEnd of code.\n"),
      ("~~~\n~~~\n", "Code.\nEnd of code.\n"),
      ("- a\n  ```\n  b\n  ```\n", "Item: a\nCode.\nb\nEnd of code.\n"),
      ("    indented\n", "Code.\nindented\nEnd of code.\n"),
      (
        "| Name | Age |\n|---|---|\n| Ann | 3 |\n| **Bo** | |\n",
        "Table: Name, Age.\nRow 1. Name: Ann; Age: 3\nRow 2. Name: Bo\nEnd of table.\n"
      ),
      ("![a cat](https://e.org/c.png)", "Image: a cat [link 1]\n"),
      ("[![a](https://e.org/1)](https://e.org/2) b", "Image: a [link 1] [link 2] b\n"),
      ("[a](https://e.org/1), [b](https://e.org/2)", "a [link 1], b [link 2]\n"),
      ("[a]\n\n[a]: https://e.org/1", "a [link 1]\n"),
      ("See https://e.org.", "See https://e.org.\n"),
      ("~~old~~ new", "(struck out: old) new\n"),
      ("Two  \nlines", "Two\nlines\n"),
      ("$x^2$", "x²\n"),
      ("一。**二**。三\n", "一。二。三\n"),
      ("👩‍👩‍👧 **👍🏽**", "👩‍👩‍👧 👍🏽\n"),
    ])
  func constructs(source: String, words: String) {
    #expect(heard(source) == words)
  }

  private static let sample = """
    # Title

    First sentence. Second with 中文。And 👩‍👩‍👧 e\u{301}! Third: 3.14 is **bold. Not** yet; done.
    Still the paragraph with [a link](https://e.org/a) and www.e.org here. Then more

    - one
    - two

      loose `code`
      1. nested
    - [x] task

    | A | B |
    |---|---|
    | 一 | 2 |
    | 3 |

    ```swift
    let a = "```"

    let b
    ```
    Right below. No gap
    ===

    > quoted
    > > twice

    <div>
    html

    </div>

    Last one. And its end
    """

  @Test("where the network cut makes no difference", arguments: 0..<30)
  func cuts(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = Self.sample + "\n\n" + String(repeating: "word ", count: 2_000)
    var reader = AnswerReader()
    var said = ""
    var end = text.unicodeScalars.startIndex
    let longest = seed.isMultiple(of: 2) ? 7 : 900
    while end < text.unicodeScalars.endIndex {
      let step = Int.random(in: 1...longest, using: &random)
      end =
        text.unicodeScalars.index(end, offsetBy: step, limitedBy: text.endIndex) ?? text.endIndex
      said += reader.read(String(text[..<end]), isWhole: false)
    }
    said += reader.read(text, isWhole: true)
    #expect(said == heard(text))
    #expect(reader.read(text, isWhole: true).isEmpty)
  }

  @Test("what is certain is said before the answer ends")
  func early() {
    var reader = AnswerReader()
    #expect(reader.read("One. Two", isWhole: false) == "One. ")
    #expect(reader.read("One. Two is. Three *th", isWhole: false) == "Two is. ")
    #expect(reader.read("One. Two is. Three *three*\n\n", isWhole: false) == "Three three\n")
    let list = "One. Two is. Three *three*\n\n- a\n- b\n"
    #expect(reader.read(list, isWhole: false) == "Item: a\n")
    let code = list + "\n```c\nint a;\nint b"
    #expect(reader.read(code, isWhole: false) == "Item: b\nCode, c.\nint a;\n")
    #expect(reader.read(code + ";\n```\n", isWhole: false) == "int b;\nEnd of code.\n")
  }

  @Test("text that comes after the end is still said")
  func late() {
    var reader = AnswerReader()
    #expect(reader.read("One *two*", isWhole: true) == "One two\n")
    #expect(reader.read("One *two* three", isWhole: true) == "three\n")
  }

  @Test("an answer without a line feed is said part by part, and costs no more than its length")
  func endless() {
    var reader = AnswerReader()
    var text = ""
    var said = ""
    for _ in 0..<2_000 {
      text += "*word* and another 字, "
      said += reader.read(text, isWhole: false)
    }
    #expect(said.utf8.count > text.utf8.count - 30_000)
    said += reader.read(text, isWhole: true)
    #expect(said == text + "\n")
    #expect(reader.work < 4 * text.utf8.count)
  }

  @Test("what is parsed grows with the answer, however it comes")
  func work() {
    let text = String(repeating: Self.sample + "\n\n", count: 40)
    var reader = AnswerReader()
    var end = text.startIndex
    while end < text.endIndex {
      end = text.index(end, offsetBy: 40, limitedBy: text.endIndex) ?? text.endIndex
      _ = reader.read(String(text[..<end]), isWhole: false)
    }
    #expect(reader.work < 12 * text.utf8.count)
  }

  @Test("no escape sequence gets through as an answer")
  func gate() {
    let text = "a\u{1B}[2J **b\u{9B}31m**\n\n```\nc\u{7}\n```\n&#27;[2J"
    var page = LinearPage()
    let written = page.text(for: [.piece(heard(text)), .end], draft: "")
    #expect(written.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(!written.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) })
  }
}

@Suite("Screen-reader mode: sentences that need no Markdown")
struct PlainSentencesTests {
  private func look(_ text: String) -> PlainSentences.Look {
    Array(text.utf8).withUnsafeBufferPointer { PlainSentences.look($0[...]) }
  }

  @Test("a sentence is cut only where both sides are read alike")
  func sentences() {
    #expect(look("") == .unknown)
    #expect(look("Hello") == .unknown)
    #expect(look("One. Two") == .sentence(5))
    #expect(look("One. ") == .unknown)
    #expect(look("One. 2. Three") == .sentence(8))
    #expect(look("One. - Two.") == .unknown)
    #expect(look("一。二。三") == .sentence(6))
    #expect(look("a line\nand. More") == .none)
    #expect(look("1. One. Two") == .none)
    #expect(look("One *is. Two") == .none)
    #expect(look("At https://a. Two") == .none)
    #expect(look("At www.a. Two") == .none)
    #expect(look("At a@b. Two") == .none)
    #expect(look(String(repeating: "word ", count: 80)) == .sentence(305))
  }
}
