import Testing

@testable import QukaChat

@Suite("Undo and redo") struct UndoTests {
  private func typing(_ text: String, into composer: Composer = Composer()) -> Composer {
    var composer = composer
    for character in text { composer.insert(String(character)) }
    return composer
  }

  @Test("typed text goes word by word, a new line by itself, and comes back")
  func words() {
    var composer = typing("one two\nthree")
    var texts: [String] = []
    while composer.canUndo {
      composer.undo()
      texts.append(composer.text)
    }
    #expect(texts == ["one two\n", "one two", "one ", ""])
    while composer.canRedo { composer.redo() }
    #expect(composer.text == "one two\nthree" && composer.caret == 13)
    composer.undo()
    composer.insert("!")
    #expect(!composer.canRedo, "what comes anew is the only way forth")
  }

  @Test(
    "text without spaces goes twenty characters at a time, and so do characters deleted one by one")
  func runs() {
    let text = String(repeating: "汉字", count: 25)
    var composer = typing(text)
    composer.undo()
    #expect(composer.characters.count == 40)
    composer.redo()
    for _ in 0..<30 { composer.deleteBackward() }
    composer.undo()
    #expect(composer.characters.count == 30)
    composer.undo()
    #expect(composer.text == text)
  }

  @Test("undo brings the selection back that was replaced, with its text and the caret's end")
  func selection() {
    var composer = Composer("one two")
    composer.select(.wordLeft)
    composer.insert("2")
    #expect(composer.text == "one 2" && composer.selection == nil)
    composer.undo()
    #expect(composer.text == "one two" && composer.selection == 4..<7 && composer.caret == 4)
    composer.redo()
    #expect(composer.text == "one 2" && composer.selection == nil && composer.caret == 5)
  }

  @Test("text that came back in front can be undone, and the caret stays in its word")
  func prepended() {
    var composer = Composer("Hello")
    composer.move(.wordLeft)
    composer.insert("Say ")
    composer.prepend("Back\n")
    #expect(composer.text == "Back\nSay Hello" && composer.caret == 9)
    composer.undo()
    #expect(composer.text == "Say Hello" && composer.caret == 4)
    composer.redo()
    #expect(composer.text == "Back\nSay Hello" && composer.caret == 9)
  }

  @Test("moving in between parts two runs of typing")
  func moving() {
    var composer = typing("ab")
    composer.move(.left)
    composer = typing("c", into: composer)
    composer.undo()
    #expect(composer.text == "ab" && composer.caret == 1)
  }

  @Test("so many steps and bytes are kept, and an edit that is larger by itself is not")
  func bounds() {
    var composer = Composer()
    for _ in 0..<600 { composer.insert("ab") }
    var steps = 0
    while composer.canUndo {
      composer.undo()
      steps += 1
    }
    #expect(steps == 500 && composer.characters.count == 200)
    composer = Composer()
    let half = String(repeating: "x", count: 2 << 20)
    for _ in 0..<3 { composer.insert(half) }
    composer.undo()
    composer.undo()
    #expect(!composer.canUndo && composer.characters.count == 2 << 20)
    composer.insert(half + half + "x")
    #expect(!composer.canUndo, "one by itself is too large")
  }

  @Test("a text that was sent or cleared does not come back by undo")
  func taken() {
    var composer = typing("secret")
    _ = composer.take()
    #expect(!composer.canUndo)
    composer.undo()
    #expect(composer.isEmpty)
  }
}
