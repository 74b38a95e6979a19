import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("Signing in") struct SigningInTests {
  private func failed(_ stage: inout MemoryStage, _ name: String = "h") {
    stage.serve(.signedIn(.failure(.make(name))))
  }

  @Test("what may pass is tried again, later each time, and says why it waits")
  func retries() {
    var stage = MemoryStage()
    var pauses: [Duration] = []
    for _ in 0..<8 {
      failed(&stage)
      guard
        case .offline(.notSignedIn(.unreachable), let since, let retryAt) = stage.chats.connection
      else {
        Issue.record("\(stage.chats.connection)")
        return
      }
      #expect(since == .zero)
      pauses.append(retryAt - stage.now)
      #expect(stage.chats.deadline == retryAt)
      stage.look()
      stage.pass(retryAt - stage.now - .milliseconds(1))
      #expect(stage.effects.isEmpty)
      stage.pass(.milliseconds(1))
      #expect(stage.effects == [.signIn])
    }
    #expect(pauses == [1, 2, 4, 8, 16, 20, 20, 20].map(Duration.seconds))
    stage.serve(.signedIn(.success(.make())))
    #expect(stage.chats.hasSignedIn)
  }

  @Test("Ctrl-R does not wait, and asks once")
  func byHand() {
    var stage = MemoryStage()
    failed(&stage)
    stage.act { $0.tryAgain() }
    #expect(stage.effects == [.signIn])
    stage.act { $0.tryAgain() }
    #expect(stage.effects == [.signIn])
    #expect(stage.news.contains(.server(.stillSigningIn)))
  }

  @Test("what cannot pass ends a program that has nothing to show")
  func refused() {
    var stage = MemoryStage()
    stage.recall(.signInRecalled(nil))
    failed(&stage, "401")
    #expect(stage.news == [.cannotStart(.request(.make("401")))])
  }

  @Test("a refusal that is quicker than the disk waits for it")
  func quickRefusal() {
    var stage = MemoryStage()
    failed(&stage, "401")
    #expect(stage.news.isEmpty)
    stage.recall(.signInRecalled(.make()))
    #expect(stage.chats.connection == .closed(reason: .notSignedIn(.make("401"))))
    var empty = MemoryStage()
    failed(&empty, "401")
    empty.recall(.signInRecalled(nil))
    #expect(empty.news == [.cannotStart(.request(.make("401")))])
  }

  @Test("with something to read it stays open, and Ctrl-R tries again")
  func refusedWithSomethingKept() {
    var stage = MemoryStage.recalled()
    stage.look()
    failed(&stage, "401")
    #expect(stage.chats.connection == .closed(reason: .notSignedIn(.make("401"))))
    #expect(!stage.news.contains { if case .cannotStart = $0 { true } else { false } })
    stage.act { $0.tryAgain() }
    #expect(stage.effects == [.signIn])
  }

  @Test("a question that is asked meanwhile waits, and goes out")
  func queued() {
    var stage = MemoryStage()
    failed(&stage)
    stage.act { chats in
      chats.withCurrent { $0.composer.insert("hello") }
      return chats.submit()
    }
    #expect(stage.news.contains(.asking(.waitsForConnection)))
    stage.serve(.signedIn(.success(.make())))
    stage.look()
    stage.serve(.realtime(.connected))
    #expect(stage.effects.contains { if case .createSession = $0 { true } else { false } })
  }

  @Test("nothing of one space is shown in another")
  func otherSpace() {
    var stage = MemoryStage.recalled()
    stage.recallPage([.stored(1)])
    stage.serve(.signedIn(.success(.make(spaces: [.make("other")]))))
    #expect(stage.chats.sessions.isEmpty)
    #expect(stage.chats.current.session == nil)
    #expect(stage.texts.isEmpty)
  }
}
