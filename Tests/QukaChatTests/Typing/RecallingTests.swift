import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("Up and Down through what was typed before") struct RecallingTests {
  private let history = ["oldest", "older", "newest"]

  private func unsent(_ text: String) -> Unsent {
    var unsent = Unsent()
    unsent.input.insert(text)
    return unsent
  }

  @Test("Up brings what was asked, the newest first; Down leads back to what was being typed")
  func through() {
    var unsent = unsent("draft")
    unsent.input.move(.left)
    var seen: [String] = []
    for _ in 0..<4 {
      unsent.recallPrevious(history)
      seen.append(unsent.input.text)
    }
    #expect(seen == ["newest", "older", "oldest", "oldest"])
    for _ in 0..<3 { unsent.recallNext(history) }
    #expect(unsent.input.text == "draft" && unsent.input.caret == 4)
    unsent.recallNext(history)
    #expect(unsent.input.text == "draft")
  }

  @Test("what is held and what was cleared comes before what was asked")
  func order() {
    var unsent = Unsent()
    unsent.takeBack(QueuedQuestion(text: "held", options: SendOptions()), at: .zero)
    unsent.input.insert("!")
    unsent.takeBack(QueuedQuestion(text: "second", options: SendOptions()), at: .zero)
    unsent.clearInput()
    var seen: [String] = []
    for _ in 0..<3 {
      unsent.recallPrevious(history)
      seen.append(unsent.input.text)
    }
    #expect(seen == ["second", "held!", "newest"])
    #expect(unsent.held.map(\.text) == ["second"])
  }

  @Test("sending what was brought leaves what was being typed in the input")
  func sending() {
    var unsent = unsent("draft")
    unsent.recallPrevious(history)
    #expect(unsent.take(SendOptions(), at: .zero)?.text == "newest")
    #expect(unsent.input.text == "draft")
    #expect(unsent.aside == nil)
  }

  @Test("what was brought and changed is left for the one before, and found again on the way back")
  func changed() {
    var unsent = unsent("draft")
    unsent.recallPrevious(history)
    unsent.input.insert(" indeed")
    #expect(unsent.recallPrevious(history) == "newest indeed")
    #expect(unsent.input.text == "older")
    unsent.recallNext(history)
    #expect(unsent.input.text == "newest")
    unsent.recallNext(history)
    #expect(unsent.input.text == "newest indeed")
    unsent.recallNext(history)
    #expect(unsent.input.text == "draft" && unsent.aside == nil)
  }

  @Test("Down leaves a changed text, too; at the oldest, Up changes nothing")
  func changedAtTheEnds() {
    var unsent = unsent("draft")
    unsent.recallPrevious(history)
    unsent.input.insert("!")
    #expect(unsent.recallNext(history) == "newest!")
    #expect(unsent.input.text == "draft")
    unsent.recallPrevious(history)
    #expect(unsent.input.text == "newest!")
    for _ in 0..<3 { unsent.recallPrevious(history) }
    unsent.input.insert("?")
    #expect(unsent.recallPrevious(history) == nil && unsent.input.text == "oldest?")
  }

  @Test("what was brought, changed and emptied makes room for what was put aside")
  func emptied() {
    var unsent = unsent("draft")
    unsent.recallPrevious(history)
    unsent.input.insert("!")
    _ = unsent.input.kill(.toLineStart)
    unsent.recallNext(history)
    #expect(unsent.input.text == "draft")
  }

  @Test("clearing what was brought brings what was put aside, and clearing that leaves nothing")
  func clearing() {
    var unsent = unsent("draft")
    unsent.recallPrevious(history)
    unsent.clearInput()
    #expect(unsent.input.text == "draft")
    unsent.clearInput()
    #expect(unsent.isEmpty)
    unsent.recallPrevious(history)
    #expect(unsent.input.text == "draft")
  }

  @Test("beside a text that is being typed, what waits stays where it is")
  func beside() {
    var unsent = Unsent()
    unsent.enqueue(QueuedQuestion(text: "queued", options: SendOptions()))
    unsent.input.insert("draft")
    unsent.recallPrevious(history)
    #expect(unsent.input.text == "newest" && unsent.queue.map(\.text) == ["queued"])
    unsent.recallNext(history)
    #expect(unsent.input.text == "draft" && unsent.queue.map(\.text) == ["queued"])
  }

  @Test("a text that the search brings leaves everything that was typed here")
  func searched() {
    var unsent = unsent("draft")
    unsent.recallPrevious(history)
    unsent.input.insert("!")
    unsent.bring("oldest", of: history, at: .zero)
    #expect(unsent.input.text == "oldest" && unsent.held.map(\.text) == ["newest!"])
    unsent.recallPrevious(history)
    #expect(unsent.input.text == "oldest")
    for _ in 0..<3 { unsent.recallNext(history) }
    #expect(unsent.input.text == "draft")
  }

  @Test("nothing that was typed is ever lost", arguments: 0..<60)
  func nothingLost(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var unsent = Unsent()
    var typed: [String] = []
    var sent: [String] = []
    var attached: [Picture] = []
    var sentPictures: [Picture] = []
    for step in 0..<80 {
      switch Int.random(in: 0..<7, using: &generator) {
      case 0, 1:
        let mark = "<\(step)>"
        unsent.input.insert(mark)
        typed.append(mark)
        if Bool.random(using: &generator) {
          let picture = Picture(path: "/\(step).png", name: mark, bytes: 1, format: .png)
          if unsent.attach(picture) { attached.append(picture) }
        }
      case 2, 3: unsent.recallPrevious(history)
      case 4: unsent.recallNext(history)
      case 5: if Int.random(in: 0..<5, using: &generator) == 0 { unsent.clearInput() }
      default:
        if let question = unsent.take(SendOptions(), at: Instant.zero + .seconds(step)) {
          sent.append(question.text)
          sentPictures += question.pictures
        }
      }
      let all =
        sent
        + ([unsent.input.text, unsent.aside?.input.text ?? ""] + unsent.cleared.map(\.text)
          + unsent.held.map(\.text) + unsent.queue.map(\.text))
      for mark in typed {
        let count = all.count { $0.contains(mark) }
        #expect(count >= 1, "seed \(seed), step \(step): \(mark) is in none of \(all)")
      }
      let waiting = unsent.cleared + unsent.held + unsent.queue
      let pictures =
        sentPictures + unsent.pictures + (unsent.aside?.pictures ?? [])
        + waiting.flatMap(\.pictures)
      for picture in attached {
        #expect(
          pictures.count { $0 == picture } == 1, "seed \(seed), step \(step): \(picture.name)")
      }
    }
  }
}

@Suite("What was asked before") struct PromptHistoryTests {
  @Test("the newest first, each once; what begins with a blank is not remembered")
  func adding() {
    var history = PromptHistory()
    for text in ["a", "b", "a", " c", "\u{3000}d", "", "\ne"] { _ = history.add(text) }
    #expect(history.texts == ["a", "b"])
    let added = [" x", "x", String(repeating: "x", count: PromptHistory.longest + 1)]
      .map { history.add($0) }
    #expect(added == [false, true, false])
  }

  @Test("what was kept stands behind what was asked in this run; the oldest go")
  func recalling() {
    var history = PromptHistory()
    _ = history.add("new")
    history.recall(["new", "b", "b", "c"])
    #expect(history.texts == ["new", "b", "c"])
    history.recall((0..<1_000).map { "p\($0)" })
    #expect(history.texts.count == PromptHistory.limit && history.texts.first == "new")
  }

  @Test("what was asked in this chat comes before what was asked in others, and each once")
  func chats() {
    var chats = Chats(at: .zero)
    chats.prompts.recall(["elsewhere", "shared"])
    chats.withCurrent { conversation in
      for text in ["first", "shared", "first"] {
        _ = conversation.transcript.append(
          .question(Question(text: text, options: SendOptions(), state: .sent)))
      }
    }
    #expect(chats.promptHistory == ["elsewhere", "shared", "first"])
  }

  @Test("what Ctrl-C cleared is remembered, what it cleared of the history is not again")
  func cleared() {
    var chats = Chats(at: .zero)
    chats.withCurrent { $0.composer.insert("cleared") }
    chats.clearInput()
    #expect(chats.prompts.texts == ["cleared"])
    chats.withCurrent { $0.composer.insert(" blank") }
    chats.clearInput()
    #expect(chats.prompts.texts == ["cleared"])
  }
}
