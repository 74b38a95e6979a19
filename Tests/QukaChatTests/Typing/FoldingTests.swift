import QukaWire
import Testing

@testable import QukaChat

@Suite("Long pastes, folded into one unit") struct FoldingTests {
  private static let long = (1...20).map { "line \($0) 汉字\n" }.joined()

  @Test(
    "a paste of more than 1,000 characters or 12 lines is folded, a shorter one and blanks are not")
  func limits() {
    let cases: [(String, Bool)] = [
      (String(repeating: "x", count: 1_000), false), (String(repeating: "x", count: 1_001), true),
      (String(repeating: "x\n", count: 12), false), (String(repeating: "x\n", count: 13), true),
      (String(repeating: "字", count: 1_000), false), (String(repeating: "\n", count: 2_000), false),
    ]
    for (text, isFolded) in cases {
      var composer = Composer()
      composer.paste(text)
      #expect(composer.pieces.count == (isFolded ? 1 : 0) && composer.text == text)
    }
    var typed = Composer()
    typed.insert(Self.long)
    #expect(typed.pieces.isEmpty)
  }

  @Test(
    "it is one unit for the caret, deleting and killing, and its whole text is sent, copied and kept"
  )
  func unit() {
    var composer = Composer("ab")
    composer.paste(Self.long)
    composer.insert("c")
    #expect(composer.characters.count == 4 && composer.pieces.first?.lines == 20)
    composer.move(.left)
    composer.select(.left)
    #expect(composer.caret == 2 && composer.selectedText == Self.long)
    composer.move(.textEnd)
    #expect(composer.kill(.wordBackward) == "c" && composer.kill(.wordBackward) == Self.long)
    #expect(composer.text == "ab")
    composer.yank(Self.long)
    #expect(composer.pieces.count == 1 && composer.text == "ab" + Self.long)
    composer.deleteBackward()
    composer.undo()
    #expect(composer.text == "ab" + Self.long && composer.pieces.count == 1)
    #expect(composer.beginning(6) == "abline")
    #expect(composer.take() == "ab" + Self.long)
  }

  @Test(
    "it is shown in its place, folded again as long as nothing else was changed, and so is what is selected"
  )
  func unfolding() {
    var composer = Composer("ab")
    composer.move(.left)
    composer.paste(Self.long)
    composer.toggleFold()
    #expect(composer.pieces.isEmpty && composer.text == "a" + Self.long + "b")
    #expect(composer.caret == 1)
    composer.move(.textEnd)
    composer.toggleFold()
    #expect(composer.pieces.count == 1 && composer.characters.count == 3)
    composer.toggleFold()
    composer.insert("x")
    #expect(!composer.canToggleFold)
    composer.selectAll()
    composer.toggleFold()
    #expect(composer.characters.count == 1 && composer.text == "ax" + Self.long + "b")
    composer.undo()
    composer.undo()
    composer.undo()
    #expect(composer.pieces.count == 1 && composer.text == "a" + Self.long + "b")
  }

  @Test("a mark in a text is a character and no piece")
  func marks() {
    var composer = Composer("a")
    composer.paste(Self.long)
    composer.insert("\u{FFF9}\u{301}b")
    #expect(composer.text == "a" + Self.long + "\u{FFF9}\u{301}b" && composer.pieces.count == 1)
    composer.move(.textStart)
    composer.insert("\u{FFF9}")
    #expect(composer.text == "\u{FFF9}a" + Self.long + "\u{FFF9}\u{301}b")
  }

  @Test("a draft is kept with all of its text and the caret's place in it")
  func draft() {
    var unsent = Unsent()
    unsent.input = Composer("ab")
    unsent.input.paste(Self.long)
    unsent.input.insert("cd")
    unsent.input.move(.left)
    let kept = unsent.asKept(at: KeptDraft.Place(chat: nil, number: 1), [])
    #expect(kept.text == "ab" + Self.long + "cd")
    var other = Unsent()
    other.restore(kept, at: .zero)
    #expect(other.input.text == kept.text)
    #expect(other.input.caret == other.input.characters.count - 1)
    #expect(unsent.texts == [kept.text] && unsent.beginnings(4) == ["abli"])
  }
}
