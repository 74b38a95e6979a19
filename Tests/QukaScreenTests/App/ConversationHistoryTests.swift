import QukaChatTestSupport
import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("History and the transcript") struct ConversationHistoryTests {
  static let page: [Message] = [
    .make("q1", .user, "One?"), .make("a1", .assistant, "One."),
    .make("q2", .user, "Two?"), .make("a2", .assistant, "Two", .canceled),
    .make("t3", .tool, "raw result"), .make("q3", .user, "Three?"),
    .make("a3", .assistant, "", .failed),
  ]
  static let shown = [
    "? One?", "One.", "? Two?", "Two (stopped)", "-- stopped · 3 characters", "tool  (completed)",
    "? Three?", " (failed)", "-- failed · the server could not finish this answer",
  ]

  @Test("a fresh page becomes the transcript, with its marks")
  func fresh() {
    var conversation = Conversation()
    conversation.merge(Self.page)
    #expect(conversation.summary == Self.shown)
    #expect(conversation.record.newest == .loaded)
  }

  @Test("the same page again changes nothing")
  func repeated() {
    var conversation = Conversation()
    conversation.merge(Self.page)
    let before = conversation
    conversation.merge(Self.page)
    #expect(conversation == before)
  }

  @Test("every pair of overlapping pages ends in the same transcript")
  func overlapping() {
    for split in 0...Self.page.count {
      // A page that shares no message with what is here counts as older.
      for start in 0...split where start < split || split == 0 {
        var conversation = Conversation()
        conversation.merge(Array(Self.page[..<split]))
        conversation.merge(Array(Self.page[start...]))
        #expect(conversation.summary == Self.shown, "\(split) then from \(start)")
      }
    }
  }

  @Test(
    "pages that overlap in any way, with repeated sequences, end in one order without doubles",
    arguments: 1...60 as ClosedRange<UInt64>)
  func repeatedSequences(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var sequence = 0
    let all = (0..<40).map { index in
      // Within a second the server counts the same number again (docs/protocol.md §3.5).
      sequence += Bool.random(using: &random) ? 1 : 0
      var message = Message.make(
        "m\(index)", [.user, .assistant, .tool][index % 3], "text \(index)",
        index % 3 == 1 ? [.completed, .canceled, .failed][index / 3 % 3] : .completed)
      message.sequence = sequence
      message.sentAt = 1_000 + sequence / 3
      return message
    }
    var conversation = Conversation()
    var end = Int.random(in: 5...20, using: &random)
    conversation.merge(Array(all[..<end]))
    while end < all.count {
      let start = Int.random(in: 0..<end, using: &random)
      end = min(all.count, end + Int.random(in: 0...9, using: &random))
      var page = Array(all[start..<end])
      if Bool.random(using: &random) {
        // Rows that the sequence does not tell apart come in any order; those known keep theirs.
        page.shuffle(using: &random)
        let known = page.filter { conversation.transcript.positions[$0.id] != nil }
        page = known.shuffled(using: &random) + all[start..<end].filter { !known.contains($0) }
      }
      conversation.merge(page)
      let ids = conversation.entries.compactMap(\.message?.rawValue)
      #expect(ids == (0..<end).map { "m\($0)" }, "seed \(seed)")
    }
    var expected = Conversation()
    expected.merge(all)
    #expect(conversation.summary == expected.summary)
  }

  @Test("a tool that is still stored as being used ends with its state, and keeps what it showed")
  func toolVariants() {
    var conversation = Conversation()
    var running = Message.make("t", .tool, "Using tool: Search", .generating)
    conversation.merge([.make("q", .user, "Why?"), running])
    #expect(conversation.summary.last == "tool  (running)")
    running.progress = .failed
    conversation.merge([.make("q", .user, "Why?"), running])
    #expect(conversation.summary.last == "tool  (failed)")
    var done = Message.make("t", .tool, "{}")
    done.tool = ToolTips(id: "other", name: "Search", arguments: "{}", content: "found")
    conversation.merge([.make("q", .user, "Why?"), done])
    #expect(conversation.summary.last == "tool Search (completed)")
  }

  @Test("a text of a million characters is taken over once and compared cheaply")
  func huge() {
    var conversation = Conversation()
    let text = String(repeating: "漢字 text ", count: 120_000)
    let page: [Message] = [.make("q", .user, text), .make("a", .assistant, text)]
    for _ in 0..<20 { conversation.merge(page) }
    #expect(conversation.entries.count == 2)
    #expect(conversation.entries[1].revision == 0, "nothing is laid out again")
  }

  @Test("a new message is put behind the mark of the turn before it")
  func afterTheMark() {
    var app = AppDriver.streaming()
    app.escape()
    app.chat(.stopped("A"))
    let stored: [Message] = [
      .make("q0", .user, "Why?"), .make("A", .assistant, "Hello", .canceled),
      .make("q9", .user, "Theirs"), .make("B", .assistant, "For them"),
    ]
    app.reduce(.historyLoaded(SessionID("a"), .success(stored)))
    #expect(
      app.conversation.summary == [
        "? Why?", "Hello (stopped)", "-- stopped · 5 characters · confirmed in less than 1 ms",
        "? Theirs",
        "For them",
      ])
  }

  @Test("a stale page neither shortens nor reopens what is here")
  func stale() {
    var app = AppDriver.streaming()
    app.escape()
    app.chat(.stopped("A"))
    let before = app.conversation.summary
    for text in ["", "Hel", "Hello"] {
      app.reduce(
        .historyLoaded(SessionID("a"), .success([.make("A", .assistant, text, .generating)])))
      #expect(app.conversation.summary == before)
    }
    app.reduce(
      .historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello tail", .generating)])))
    #expect(app.conversation.summary[1] == "Hello tail (stopped)")
  }

  @Test("a question that was posted is found by its id, an equal older one is another")
  func questions() {
    var app = AppDriver.connected(chats: ["a"])
    app.press(Key(.down, .alt))
    app.reduce(.realtime(.subscribed(SessionID("a"))))
    app.type("continue")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("new"))))
    let older: [Message] = [.make("old", .user, "continue"), .make("a1", .assistant, "Before.")]
    app.reduce(.historyLoaded(SessionID("a"), .success(older)))
    #expect(app.conversation.summary == ["? continue", "Before.", "? continue (sending)"])
    app.reduce(.historyLoaded(SessionID("a"), .success(older + [.make("new", .user, "continue")])))
    #expect(app.conversation.summary == ["? continue", "Before.", "? continue (sending)"])
  }

  @Test("history that arrives during an answer goes in front of its question")
  func beforeTheQuestion() {
    var app = AppDriver.streaming()
    let older: [Message] = [.make("old", .user, "Earlier"), .make("a1", .assistant, "Before.")]
    app.reduce(.historyLoaded(SessionID("a"), .success(older)))
    app.chat(.text("A", "!", at: 5))
    app.chat(.stopped("A", 6))
    #expect(
      app.conversation.summary.prefix(4) == ["? Earlier", "Before.", "? Why?", "Hello! (stopped)"])
    #expect(app.conversation.summary[4].hasPrefix("-- stopped · 6 characters"))
  }

  @Test("after a gap, deltas wait for history and then follow")
  func gap() {
    var app = AppDriver.streaming()
    #expect(app.chat(.text("A", "C", at: 6)) == [])
    app.chat(.text("A", "D", at: 7))
    app.wait(.milliseconds(500))
    #expect(app.effects == [.history("a")])
    #expect(app.conversation.summary[1] == "Hello (open)")
    app.reduce(
      .historyLoaded(SessionID("a"), .success([.make("A", .assistant, "HelloB", .generating)])))
    #expect(app.conversation.summary[1] == "HelloBCD (open)")
  }

  @Test("history does not move a view that a stop froze")
  func frozen() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(
      .historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello more", .generating)])))
    #expect(app.conversation.summary[1] == "Hello (open)")
    app.chat(.text("A", "!", at: 10))
    app.chat(.stopped("A", 11))
    #expect(app.conversation.summary[1] == "Hello more! (stopped)")
  }

  @Test("deltas are placed by code points, whatever they repeat")
  func overlap() {
    let text = "Aé e\u{301} 漢字 👩‍👩‍👧 🇩🇪 z"
    let scalars = Array(text.unicodeScalars)
    for size in 1...6 {
      for repeated in 0...3 {
        var app = AppDriver.open()
        app.ask("Why?")
        app.chat(.started("A"))
        for start in stride(from: 0, to: scalars.count, by: size) {
          let from = max(0, start - repeated)
          var piece = String.UnicodeScalarView()
          piece.append(contentsOf: scalars[from..<min(scalars.count, start + size)])
          app.chat(.text("A", String(piece), at: from))
        }
        #expect(
          app.conversation.summary[1].unicodeScalars.elementsEqual(
            (text + " (open)").unicodeScalars))
      }
    }
  }

  @Test("a length that does not fit fetches history")
  func wrongLength() {
    var app = AppDriver.streaming()
    #expect(app.chat(.done("A", 9)) == [])
    app.wait(.milliseconds(500))
    #expect(app.effects == [.history("a")])
    app.reduce(.historyLoaded(SessionID("a"), .success([.make("A", .assistant, "Hello all")])))
    #expect(app.conversation.summary[1] == "Hello all")
    #expect(app.conversation.turn?.isSettling == true)
  }

  @Test("the prelude of a tool call leaves no message behind")
  func prelude() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.chat(.failure("A", "Sorry, I'm wrong"))
    app.chat(.tool("T"))
    app.chat(.using("T"))
    app.chat(.toolDone(MessageID("T")))
    app.chat(.started("B"))
    app.chat(.text("B", "Found"))
    app.chat(.done("B"))
    app.wait(.seconds(2))
    #expect(app.conversation.summary == ["? Why?", "tool Search (completed)", "Found"])
  }

  @Test("an empty answer disappears and says so")
  func emptyAnswer() {
    var app = AppDriver.open()
    app.ask("Why?")
    app.chat(.started("A"))
    app.chat(.failure("A", "Sorry, I'm wrong"))
    app.wait(.seconds(2))
    #expect(
      app.conversation.summary == [
        "? Why?", "-- failed · the server could not finish this answer",
      ])
  }
}
