import QukaWire
import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("What was typed before the program had the terminal") struct TypedAheadTests {
  @Test("its line ends are Enter, and those that come later are what they are")
  func lineEnds() {
    var ahead = TypedAhead(bytes: 8)
    #expect(ahead.count(of: 100) == 8)
    #expect(ahead.typed(Array("hello\n".utf8)) == Array("hello\r".utf8))
    #expect(ahead.typed(Array("a\nb\n".utf8)) == Array("a\rb\n".utf8))
    #expect(ahead.typed(Array("\n".utf8)) == Array("\n".utf8))
    #expect(ahead.count(of: 100) == 100)
  }

  @Test("nothing waits at what is no terminal, and nothing is changed then")
  func none() {
    for var ahead in [TypedAhead(waitingAt: -1), TypedAhead(bytes: -3)] {
      #expect(ahead.typed([0x0A]) == [0x0A])
    }
  }

  @Test("the terminal's answers behind several lines are no part of them")
  func answers() {
    for isOneRead in [true, false] {
      var decoder = KeyDecoder()
      decoder.expectReplies(until: .zero + .seconds(1))
      let (typed, answers) = (Array("one\rtwo".utf8), Array("\u{1B}[O\u{1B}[2;2R".utf8))
      var inputs: [TerminalInput] = []
      for bytes in isOneRead ? [typed + answers] : [typed, answers] {
        inputs += decoder.receive(bytes, at: .zero)
      }
      #expect(inputs.first == .paste("one\ntwo"))
      #expect(inputs.contains(.focus(false)) && inputs.count == 3)
    }
    // Where none are under way, what a paste holds is no answer.
    var decoder = KeyDecoder()
    var inputs = decoder.receive(Array("one\rtwo".utf8), at: .zero)
    inputs += decoder.receive(Array("\u{1B}[A".utf8), at: .zero)
    inputs += decoder.expire(at: .zero + .seconds(1))
    #expect(inputs.count == 1)
  }

  @Test("one line is keys and Enter; several are a paste, and nothing of it is sent")
  func pastes() {
    for (text, isPaste) in [("hello\n", false), ("one\ntwo\n", true)] {
      var ahead = TypedAhead(bytes: text.utf8.count)
      var decoder = KeyDecoder()
      var inputs = decoder.receive(ahead.typed(Array(text.utf8)), at: .zero)
      inputs += decoder.expire(at: .zero + .seconds(1))
      #expect(inputs.contains(.key(.enter)) == !isPaste)
      #expect(inputs.contains(.paste(text)) == isPaste)
    }
  }
}
