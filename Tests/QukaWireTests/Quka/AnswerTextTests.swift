import QukaTestSupport
import QukaWire
import Testing

@Suite("Answer text")
struct AnswerTextTests {
  private static let samples: [(raw: String, thinking: String, answer: String)] = [
    ("plain text", "", "plain text"),
    ("<think>hm</br>so</think>Answer", "hm\nso", "Answer"),
    ("<think>never closed</br>end", "never closed\nend", ""),
    ("\n <think>a</think>\n<think>b</think>c", "a\nb", "\n \nc"),
    ("an answer about <think> and </think>", "", "an answer about <think> and </think>"),
    ("a </br> outside stays", "", "a </br> outside stays"),
    ("$hidden[secret] shown", "", "secret shown"),
    ("cost $5 and $hid, $hidden(x)", "", "cost $5 and $hid, $hidden(x)"),
    ("a [link](b) stays", "", "a [link](b) stays"),
    ("<think>$hidden[x]y</think>z", "xy", "z"),
    ("<think>$hidden[x</think>y]", "x", "y]"),
    ("<<think>x", "", "<<think>x"),
    ("<think><</think>a < b </ think> $", "<", "a < b </ think> $"),
    ("$hidden[a</b]c", "", "a</bc"),
    ("<think>你好</br>👩‍👩‍👧</think>🙂 ende", "你好\n👩‍👩‍👧", "🙂 ende"),
    (
      "<think>I see `</think>` there, and go on</think>So.", "I see `</think>` there, and go on",
      "So."
    ),
    ("<think>a ``b` </think>`` c</think>d", "a ``b` </think>`` c", "d"),
    (
      "<think>a `stray</think>Use `ls -l --all --human-readable --sort=size --reverse` and then `wc` of it.",
      "a `stray", "Use `ls -l --all --human-readable --sort=size --reverse` and then `wc` of it."
    ),
    ("<think>a `stray</think>\nUse `ls`.", "a `stray", "\nUse `ls`."),
    ("<think>one</think>two</think>three", "one</think>two", "three"),
    ("reasons</br>of mine\n</think>It is 4.", "reasons\nof mine\n", "It is 4."),
    ("</think>\nIt is 5.", "", "\nIt is 5."),
    ("reasons. </think>It is 6.", "reasons. ", "It is 6."),
    ("All is said.\n</think>", "", "All is said.\n"),
    ("<think>why</think>All is said.\n</think>\n", "why", "All is said.\n\n"),
    (
      "The tag </think> ends it, \"</think>\" too.", "",
      "The tag </think> ends it, \"</think>\" too."
    ),
    (
      "Write `</think>` or\n```\n</think>\n```\nhere.", "",
      "Write `</think>` or\n```\n</think>\n```\nhere."
    ),
    ("<think>a</think>First.\n<think>b</think>\nSecond.", "a\nb", "First.\n\nSecond."),
    ("First.\n  <think>\nb</think>Second.", "\nb", "First.\n  Second."),
    (
      "One.\n<think> is a tag.\n`<think>`\n```\n<think>\n```\n", "",
      "One.\n<think> is a tag.\n`<think>`\n```\n<think>\n```\n"
    ),
    ("", "", ""),
    ("<", "", "<"),
    ("<think", "", "<think"),
  ]

  @Test("a whole message is split into thinking and answer", arguments: samples)
  func whole(raw: String, thinking: String, answer: String) {
    let text = AnswerText(whole: raw)
    #expect(text.raw == raw)
    #expect(text.thinking == thinking)
    #expect(text.answer == answer)
    #expect(text.codePoints == raw.unicodeScalars.count)
    #expect(!text.isThinking)
  }

  @Test("every way of cutting a text into deltas ends in the same split", arguments: samples)
  func cuts(raw: String, thinking: String, answer: String) {
    let scalars = Array(raw.unicodeScalars)
    var generator = SeededGenerator(seed: 7)
    for round in 0..<60 {
      var text = AnswerText()
      var start = 0
      while start < scalars.count {
        let longest = round == 0 ? 1 : 9
        let end = min(scalars.count, start + Int.random(in: 1...longest, using: &generator))
        var delta = String.UnicodeScalarView()
        delta.append(contentsOf: scalars[start..<end])
        text.append(String(delta))
        start = end
      }
      text.finish()
      #expect(text == AnswerText(whole: raw))
    }
  }

  @Test("what may become a tag is held back until it is decided")
  func holdingBack() {
    var text = AnswerText()
    text.append("<thi")
    #expect(text.answer.isEmpty)
    #expect(text.codePoints == 4)
    text.append("nk>a</thi")
    #expect(text.isThinking)
    #expect(text.thinking == "a")
    text.append("s is text")
    #expect(text.thinking == "a</this is text")
  }

  @Test("an unclosed tag counts as closed at the end, and a late delta continues where it stood")
  func lateDelta() {
    var text = AnswerText()
    text.append("<think>deep")
    text.finish()
    #expect(!text.isThinking)
    text.append("er</think>done <")
    #expect(text.thinking == "deeper")
    #expect(text.answer == "done <")
  }

  @Test("a marker that was cut by the end is one after all when its rest comes late")
  func lateMarker() {
    var text = AnswerText()
    text.append("<think>deep</thi")
    text.finish()
    #expect(text.thinking == "deep</thi")
    text.append("nk>done $hid")
    #expect(text.thinking == "deep")
    #expect(text.answer == "done $hid")
    text.append("den[it]")
    #expect(text.answer == "done it")
    text.append("<think>")
    #expect(text.answer == "done it<think>")
  }

  @Test("a text kept once is the same text, and grows as the other does", arguments: samples)
  func sharedStorage(raw: String, thinking: String, answer: String) {
    var text = AnswerText(whole: raw)
    var shared = text
    shared.shareStorage()
    #expect(shared == text)
    text.append(" and more")
    shared.append(" and more")
    #expect(shared == text)
  }

  @Test("a long text of which nothing was taken out is kept once")
  func keptOnce() {
    var text = AnswerText(whole: String(repeating: "words of an answer ", count: 100))
    #expect(address(text.raw) != address(text.answer))
    text.shareStorage()
    #expect(address(text.raw) == address(text.answer))
  }

  private func address(_ text: String) -> UnsafePointer<UInt8>? {
    text.utf8.withContiguousStorageIfAvailable { $0.baseAddress } ?? nil
  }

  @Test("a composed emoji counts as its code points, not as one")
  func codePoints() {
    var text = AnswerText()
    text.append("👩‍👩‍👧")
    #expect(text.codePoints == 5)
  }

  @Test("appending costs the length of the delta, not of the text")
  func cost() {
    // 50,000 deltas of a character that may open a marker: quadratic work would take many seconds.
    var text = AnswerText()
    text.append("<think>")
    for _ in 0..<50_000 { text.append("<") }
    text.append("</think>x")
    #expect(text.thinking.utf8.count == 50_000)
    var marks = AnswerText()
    marks.append("e")
    for _ in 0..<20_000 { marks.append("\u{301}\u{302}\u{303}") }
    #expect(marks.characters < 20)
    #expect(text.answer == "x")
  }

  @Test("characters are counted as they come, however the text is cut", arguments: 1...12)
  func characters(step: Int) {
    let pieces = [
      "word ", "漢字", "👩‍👩‍👧", "e\u{301}", "\u{301}\u{302}", "🇩🇪🇫🇷🇨🇳", "\r\n", "<think>", "</think>", "<th",
      "$hidden[", "]", "한국어", "नमस्ते", String(repeating: "x", count: 200),
    ]
    // Each step visits the pieces in an order of its own.
    let whole = (0..<90).map { pieces[$0 * step % 13 + $0 % 3] }.joined()
    var scalars = Array(whole.unicodeScalars)[...]
    var text = AnswerText()
    var longest = 0
    while !scalars.isEmpty {
      text.append(String(String.UnicodeScalarView(scalars.prefix(step))))
      scalars = scalars.dropFirst(step)
      if scalars.count % 41 == 0 { text.finish() }
      #expect(text.characters == text.answer.count)
      longest = max(longest, text.characters)
    }
    text.finish()
    #expect(text.characters == text.answer.count && longest > 20)
  }

  @Test("a late delta may decide otherwise than the end did")
  func lateDecision() {
    var text = AnswerText()
    text.append("It is 4.\n</think>")
    text.finish()
    #expect(text.answer == "It is 4.\n")
    text.append("No, 5.")
    #expect(text.thinking == "It is 4.\n")
    #expect(text.answer == "No, 5.")
    #expect(text.withdrawals == 1)
    text.append("\n`x")
    #expect(text == AnswerText(whole: "It is 4.\n</think>No, 5.\n`x"))
  }

  @Test("tags without their beginnings cost no more than their length")
  func costOfTags() {
    var text = AnswerText()
    for _ in 0..<50_000 { text.append("a</think>") }
    text.append("b")
    #expect(text.answer == "b")
    #expect(text.withdrawals == 50_000)
    var quoted = AnswerText()
    quoted.append("<think>")
    for _ in 0..<20_000 { quoted.append("`</think>") }
    quoted.finish()
    #expect(quoted.raw.utf8.count == 180_007)
  }
}
