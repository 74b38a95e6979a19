import QukaChatTestSupport
import QukaFaults
import QukaMock
import QukaScenes
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

extension Conformance {
  /// What the complete server was seen to do (docs/protocol.md §4.2, §6.4 to §6.7), by the clean and by the quirky
  /// mock; docs/conformance.md lists it.
  @Suite("As on the complete server") struct RealServerTests {
    private static let mark = "-- incomplete · how it ended is not known"
    private static let stops: @Sendable (HeadlessClient) -> Int = { client in
      client.server.requests().count { $0.route == .stop }
    }

    private static func situation(
      _ name: String, quirks: Bool,
      _ body: @escaping @Sendable (HeadlessClient) async throws -> Void
    ) async throws {
      let situation = try #require(Catalogue.situation(name))
      try await SituationRun(situation: situation, quirks: quirks).play(body)
    }

    /// An answer of ten seconds at the real server's cadence.
    private static let long = Script.answer(String(repeating: "verse 🌊 ", count: 200))

    /// Whether the chat on screen runs, is quiet, or is over.
    private static func word(_ state: AppState) -> String {
      guard let turn = state.conversation.turn, turn.isActive else { return "over" }
      if turn.isQuiet { return "quiet" }
      return turn.isHearsay ? "awaited" : turn.isWithoutNews ? "without news" : "running"
    }

    // MARK: - A stored "generating"

    @Test(
      "after a stop in mid-text and a restart nothing waits: four seconds, then a question goes out",
      arguments: [false, true])
    func restart(quirks: Bool) async throws {
      try await HeadlessClient.run(.headless(quirks: quirks) { _ in Self.long }) { first in
        try await first.ask("Sing")
        try await first.advance(.seconds(2))
        try await first.escape()
        try await first.advance(.seconds(5))
        #expect(await first.state.conversation.summary.last?.hasPrefix("-- stopped") == true)
        let client = try await first.restart()
        try await client.openFirst()
        guard quirks else {
          #expect(Self.word(await client.state) == "over")
          #expect(await client.state.conversation.summary.last?.hasPrefix("-- stopped") == true)
          return
        }
        #expect(Self.word(await client.state) == "awaited")
        #expect(await client.state.chats.generatingCount == 0)
        try await client.ask("Next?")
        #expect(await client.state.conversation.queue == ["Next?"])
        try await client.advance(.seconds(4))
        let state = await client.state
        #expect(state.conversation.queue.isEmpty && state.conversation.composer.isEmpty)
        #expect(state.notice?.text == "The previous answer may still be running on the server.")
        #expect(state.conversation.summary.contains(Self.mark))
        try await client.advance(.seconds(60))
        #expect(await client.state.conversation.summary.last?.hasPrefix("verse") == true)
        await Conformance.expectAtRest(client)
      }
    }

    @Test(
      "a client that is killed in mid-answer finds it running, and its end",
      arguments: [false, true])
    func killed(quirks: Bool) async throws {
      try await HeadlessClient.run(.headless(quirks: quirks) { _ in Self.long }) { first in
        try await first.ask("Sing")
        try await first.advance(.seconds(2))
        let client = try await first.restart()
        try await client.openFirst()
        #expect(Self.word(await client.state) == "awaited")
        try await client.advance(.milliseconds(340))
        #expect(Self.word(await client.state) == "running")
        try await client.advance(.seconds(60))
        #expect(await client.state.conversation.summary.count == 2)
        #expect(await client.state.conversation.summary.last?.hasPrefix("verse") == true)
        await Conformance.expectAtRest(client)
      }
    }

    @Test(
      "on a quiet one Esc sends one request, and its 200 ends the waiting",
      arguments: [false, true])
    func stopQuiet(quirks: Bool) async throws {
      for pause in [Duration.seconds(1), .seconds(10)] {
        try await Self.situation("an answer that was stopped", quirks: quirks) { client in
          try await client.advance(pause)
          #expect(HintView.hints(await client.state).first?.key == "Esc")
          try await client.escape()
          #expect(Self.stops(client) == 1)
          #expect(Self.word(await client.state) == "over")
          #expect(await client.state.conversation.summary.last?.hasPrefix("-- stopped") == true)
          #expect(HintView.hints(await client.state).first?.key != "Esc")
          try await client.advance(.seconds(60))
          #expect(Self.stops(client) == 1)
        }
      }
    }

    @Test(
      "a second client's answer is seen to run at every moment, and never called ended",
      arguments: [false, true])
    func secondClient(quirks: Bool) async throws {
      try await Self.situation("an answer that another client reads", quirks: quirks) { client in
        try await client.advance(.milliseconds(350))
        for _ in 0..<29 {
          #expect(Self.word(await client.state) == "running")
          #expect(await client.state.chats.generatingCount == 1)
          #expect(await !client.page.contains("incomplete"))
          try await client.advance(.milliseconds(100))
        }
        try await client.advance(.seconds(5))
        #expect(Self.word(await client.state) == "over")
        #expect(await client.state.conversation.summary.count == 2)
      }
    }

    @Test("one that pauses for longer is quiet meanwhile, and goes on", arguments: [false, true])
    func pause(quirks: Bool) async throws {
      try await Self.situation("an answer that goes on after a pause", quirks: quirks) { client in
        #expect(Self.word(await client.state) == "awaited")
        try await client.advance(.seconds(10))
        #expect(Self.word(await client.state) == "quiet")
        #expect(await client.state.conversation.summary.last == Self.mark)
        try await client.advance(.seconds(9))
        #expect(Self.word(await client.state) == "running")
        #expect(await client.state.conversation.summary.last?.hasSuffix("quokka. (open)") == true)
      }
    }

    @Test(
      "a tool that is silent for 80 s goes on, with what waits for it, over a restart and a lost connection",
      arguments: [false, true])
    func silentTool(quirks: Bool) async throws {
      try await Self.situation("a silent tool that another client waits for", quirks: quirks) {
        client in
        try await client.advance(.seconds(5))
        #expect(Self.word(await client.state) == "without news")
        #expect(await client.page.contains("5 s without news…"))
        try await client.ask("Next?")
        try await client.cut()
        try await client.advance(.seconds(20))
        #expect(Self.word(await client.state) == "without news")
        #expect(await client.state.conversation.queue == ["Next?"])
        try await client.advance(.seconds(46))
        #expect(Self.word(await client.state) == "running")
        #expect(await client.state.conversation.queue == ["Next?"])
        try await client.advance(.seconds(60))
        #expect(await client.state.conversation.queue.isEmpty)
        #expect(await client.state.conversation.summary.contains("It was a long page."))
      }
    }

    @Test("a socket that drops ends no answer, however long it is away", arguments: [false, true])
    func dropped(quirks: Bool) async throws {
      try await HeadlessClient.run(.headless(quirks: quirks) { _ in Self.long }) { client in
        try await client.ask("Sing")
        try await client.advance(.seconds(2))
        for _ in 0..<3 {
          try await client.cut()
          #expect(Self.word(await client.state) == "running")
          try await client.advance(.seconds(1))
        }
        try await client.advance(.seconds(60))
        #expect(await client.state.conversation.summary.count == 2)
        await Conformance.expectAtRest(client)
      }
    }

    // MARK: - Parallel calls

    @Test("parallel calls look the same live and in another run", arguments: [false, true])
    func parallelCalls(quirks: Bool) async throws {
      let scene = try #require(Catalogue.parallelCalls.first)
      try await HeadlessClient.run(.headless(quirks: quirks) { _ in scene.script }) { client in
        try await client.ask("What do they say?")
        try await client.advance(.seconds(10))
        let live = await client.state.conversation.summary
        #expect(!live.contains { $0.contains("failed") })
        let other = try await client.restart()
        try await other.openFirst()
        try await other.advance(.seconds(10))
        #expect(await other.state.conversation.summary == live)
        #expect(Self.word(await other.state) == "over")
      }
    }

    // MARK: - Two clients

    @Test(
      "of two answers the mark stays with the stopped one, and the other is seen to stream",
      arguments: [false, true])
    func twoAnswers(quirks: Bool) async throws {
      try await Self.situation("two answers at once, one of them stopped", quirks: quirks) {
        client in
        try await client.ask("Mine?")
        try await client.advance(.milliseconds(1_600))
        try await client.escape()
        try await client.advance(.milliseconds(2_400))
        #expect(Self.word(await client.state) == "running")
        #expect(await client.page.contains("streaming"))
        let summary = await client.state.conversation.summary
        #expect(
          summary.prefix(4).map { String($0.prefix(12)) } == [
            "? Mine?", "Verse 0 of t", "-- stopped ·", "? And theirs",
          ])
        #expect(summary.last?.hasSuffix("(open)") == true)
      }
    }

    @Test(
      "another client's turn that only fails shows its question at once", arguments: [false, true])
    func onlyFails(quirks: Bool) async throws {
      try await Self.situation("another client's turn that only fails", quirks: quirks) { client in
        try await client.advance(.seconds(2))
        #expect(await client.state.conversation.summary.contains("? Is it there?"))
      }
    }

    // MARK: - Words

    @Test(
      "that a question was sent again is said when the server got it twice, and only then",
      arguments: [false, true])
    func sentAgain(quirks: Bool) async throws {
      for firstToken in [Duration.milliseconds(100), .seconds(3)] {
        try await HeadlessClient.run(
          .headless(quirks: quirks) { _ in .answer("Well.", firstToken: firstToken) }
        ) { client in
          client.server.inject(.dropAnswer, on: .send)
          try await client.ask("Why?")
          var wasSaid = false
          for _ in 0..<50 {
            try await client.advance(.milliseconds(100))
            let notice = await client.state.notice?.text ?? ""
            wasSaid = wasSaid || notice.contains("again")
          }
          let sends = client.server.requests().count { $0.route == .send }
          #expect(wasSaid == (sends == 2), "\(firstToken)")
          #expect(sends == (firstToken == .seconds(3) ? 2 : 1))
        }
      }
    }

    @Test("the end of an answer is said once, when no round can follow", arguments: [false, true])
    func endOfTheAnswer(quirks: Bool) async throws {
      let scene = try #require(Catalogue.entry("thinking, tool, answer"))
      try await HeadlessClient.run(.headless(quirks: quirks) { _ in scene.script }) { client in
        var narrator = Narrator()
        var said: [(Instant, String)] = []
        try await client.ask("Why?")
        for _ in 0..<200 {
          try await client.advance(.milliseconds(50))
          for case .line(let line) in narrator.news(await client.state) {
            said.append((await client.now, line))
          }
        }
        let ends = said.filter { $0.1.hasPrefix("End of the answer.") }
        #expect(ends.count == 1)
        let turn = await client.state.conversation.turn
        #expect(ends.first.map { $0.0 >= (turn?.lastEventAt ?? .zero) + .seconds(2) } == true)
      }
    }

    @Test("after an outage nothing of it stays on the screen", arguments: [false, true])
    func outage(quirks: Bool) async throws {
      try await HeadlessClient.run(.headless(quirks: quirks) { _ in Self.long }) { client in
        try await client.ask("Sing")
        try await client.advance(.seconds(60))
        let before = await client.page
        client.server.closeSockets(code: 3503, reason: "force disconnect")
        try await client.untilLost()
        #expect(await client.state.notice?.text.hasSuffix("Ctrl-R retries.") == true)
        try await client.press(.control("r"))
        #expect(await client.state.notice == nil)
        #expect(await client.page == before, "the connection stands again")
      }
    }
  }
}
