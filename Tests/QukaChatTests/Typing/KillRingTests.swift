import Testing

@testable import QukaChat

@Suite("The kill ring") struct KillRingTests {
  @Test("kills one after another join in the order of the text, whichever way they went")
  func joining() {
    var ring = KillRing()
    ring.kill("two ", isForward: true)
    ring.kill("three", isForward: true)
    ring.kill("one ", isForward: false)
    ring.kill(nil, isForward: true)
    ring.kill("!", isForward: true)
    #expect(ring.texts == ["one two three!"])
    ring.interrupt()
    ring.kill("new", isForward: true)
    #expect(ring.texts == ["one two three!", "new"])
    ring.copy("copied")
    ring.kill("after", isForward: true)
    #expect(ring.texts.suffix(2) == ["copied", "after"], "a copy joins nothing")
  }

  @Test("a yank brings the newest, the next ones right after it the older ones, round and round")
  func yanking() {
    var ring = KillRing()
    #expect(ring.yank() == nil && ring.yankNext() == nil)
    for text in ["a", "b", "c"] {
      ring.kill(text, isForward: true)
      ring.interrupt()
    }
    #expect(ring.yankNext() == nil, "nothing was yanked")
    #expect(ring.yank() == "c")
    #expect([ring.yankNext(), ring.yankNext(), ring.yankNext()] == ["b", "a", "c"])
    ring.interrupt()
    #expect(ring.yankNext() == nil && ring.yank() == "c")
  }

  @Test("twenty texts are kept and so many bytes, and the newest in any case")
  func bounds() {
    var ring = KillRing()
    for number in 1...25 { ring.copy("\(number)") }
    #expect(ring.texts.count == 20 && ring.texts.first == "6")
    let large = String(repeating: "x", count: 3 << 20)
    ring.copy(large)
    #expect(ring.texts.count == 20)
    ring.copy(large)
    #expect(ring.texts == [large])
    ring.copy(large + large)
    #expect(ring.texts == [large + large])
    ring.copy("small")
    #expect(ring.texts == ["small"])
  }

  @Test("a yank replaces the selection, and another text replaces what was yanked; both are undone")
  func replacing() {
    var composer = Composer("keep this")
    composer.select(.wordLeft)
    composer.yank("first")
    #expect(composer.text == "keep first")
    composer.yank(instead: "e\u{301}")
    #expect(composer.text == "keep e\u{301}" && composer.caret == 6)
    composer.undo()
    #expect(composer.text == "keep this" && composer.selection == 5..<9)
    composer.yank(instead: "no")
    #expect(composer.text == "keep this", "nothing was yanked just now")
  }
}
