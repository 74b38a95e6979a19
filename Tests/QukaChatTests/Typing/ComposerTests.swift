import Testing

@testable import QukaChat

@Suite("The composer") struct ComposerTests {
  @Test("text that comes back in front cuts no word that is being typed")
  func prepend() {
    var composer = Composer("Hello")
    for _ in 0..<5 { composer.move(.left) }
    composer.insert("Say ")
    composer.prepend("Back\n")
    composer.insert("it: ")
    #expect(composer.text == "Back\nSay it: Hello")
    composer.move(.lineEnd)
    composer.prepend("First\n")
    composer.insert("!")
    #expect(composer.text == "First\nBack\nSay it: Hello!")
  }

  @Test("the caret never stands inside a cluster", arguments: ["漢", "👩‍👩‍👧", "🇩🇪", "e\u{301}", "1️⃣"])
  func clusters(_ cluster: String) {
    var composer = Composer("a" + cluster + "b")
    #expect(composer.caret == 3)
    composer.move(.left)
    composer.move(.left)
    #expect(composer.caret == 1)
    composer.deleteForward()
    #expect(composer.text == "ab")
    composer.insert(cluster)
    composer.deleteBackward()
    #expect(composer.text == "ab")
  }

  @Test("a combining mark typed after its base joins it")
  func combining() {
    var composer = Composer("ab")
    composer.move(.left)
    composer.insert("\u{301}")
    #expect(composer.characters == ["a\u{301}", "b"])
    #expect(composer.caret == 1)
  }

  @Test("an emoji typed scalar by scalar is one cluster")
  func emoji() {
    var composer = Composer()
    for scalar in "👩‍👩‍👧".unicodeScalars { composer.insert(String(scalar)) }
    #expect(composer.characters.count == 1)
    #expect(composer.caret == 1)
  }

  @Test("words are jumped over and deleted")
  func words() {
    var composer = Composer("one two_2, drei")
    composer.move(.wordLeft)
    #expect(composer.caret == 11)
    composer.kill(.wordBackward)
    #expect(composer.text == "one drei")
    composer.move(.wordLeft)
    composer.move(.wordRight)
    #expect(composer.caret == 3)
    composer.kill(.wordForward)
    #expect(composer.text == "one")
    composer.kill(.wordForward)
    #expect(composer.text == "one")
  }

  @Test("deleting to the line's ends stays in the line, and then joins lines")
  func lines() {
    var composer = Composer("one\ntwo\nthree")
    composer.move(.lineStart)
    composer.kill(.toLineEnd)
    #expect(composer.text == "one\ntwo\n")
    composer.kill(.toLineStart)
    #expect(composer.text == "one\ntwo")
    composer.kill(.toLineStart)
    #expect(composer.text == "one\n")
  }

  @Test("taking the text leaves nothing")
  func take() {
    var composer = Composer("text")
    #expect(composer.take() == "text")
    #expect(composer == Composer())
  }

  @Test(
    "every line end ends a line",
    arguments: ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func lineEnds(_ end: String) {
    var composer = Composer("é…€ab\(end)c")
    composer.move(.lineStart)
    #expect(composer.caret == 6)
    composer.move(.left)
    #expect(composer.caret == 5)
    composer.move(.lineEnd)
    #expect(composer.caret == 5)
    composer.move(.lineStart)
    #expect(composer.caret == 0)
  }
}
