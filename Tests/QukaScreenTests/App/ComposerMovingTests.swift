import QukaTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The composer in rows of a width") struct ComposerMovingTests {
  @Test("whatever is typed and deleted, the characters are those of the text")
  func law() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "a", " ", "\n", "\t", "🇩", "🇪", "🇫", "\u{301}", "\u{200D}", "👩", "漢", "\u{1F3FD}", "ᄀ", "ᅡ",
    ]
    var composer = Composer()
    for step in 0..<4_000 {
      switch Int.random(in: 0..<12, using: &random) {
      case 0..<5: composer.insert(pieces.randomElement(using: &random) ?? "a")
      case 5: composer.deleteBackward()
      case 6: composer.deleteForward()
      case 7: composer.move(.left)
      case 8: composer.move(.right)
      case 9: _ = composer.moveUp(columns: 7)
      case 10 where step % 2 == 0: _ = composer.moveDown(columns: 7)
      case 10: composer.move(.wordLeft)
      case 11 where step % 5 == 0: composer.kill(.wordForward)
      default: if composer.characters.count > 30 { composer.kill(.wordBackward) }
      }
      #expect(composer.characters == Array(composer.text), "step \(step)")
      #expect((0...composer.characters.count).contains(composer.caret))
    }
  }

  @Test("up and down keep the column over shorter lines")
  func vertical() {
    var composer = Composer("long line\nx\nlonger line")
    composer.move(.left)
    composer.move(.left)
    #expect(composer.moveUp(columns: 40) == true)
    #expect(composer.caret == 11)
    #expect(composer.moveUp(columns: 40) == true)
    #expect(composer.caret == 9)
    #expect(composer.moveUp(columns: 40) == false)
    #expect(composer.moveDown(columns: 40) == true)
    #expect(composer.moveDown(columns: 40) == true)
    #expect(composer.caret == 21)
    #expect(composer.moveDown(columns: 40) == false)
  }
}
