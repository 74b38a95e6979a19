import Testing

@testable import QukaMock

@Suite("The demonstration's answers")
struct DemoAssistantTests {
  private func answer(_ text: String, index: Int = 0) -> String {
    let script = DemoAssistant().script(for: Question(text: text, index: index))
    return Performance.make(script, pace: .natural).played().events.text
  }

  @Test(
    "what is asked for is what comes",
    arguments: [
      ("Make me a table, please", "|:---|"), ("给我一张表格", "| 茶 |"),
      ("a LIST of things", "1. **Why**"),
      ("写一首诗", "### 光标"), ("write a poem", "### To a Blinking Cursor"),
      ("some python code", "```python"),
      ("rust?", "```rust"), ("Go code", "```go"), ("一段代码", "```swift"), ("any emoji?", "👩‍🚀"),
      ("a quote!", "> A note"), ("Tell me a long story", "# The Lighthouse"),
      ("讲个长故事", "# 会记笔记的灯塔"),
      ("/help", "`/slow`"), ("/HELP 中文", "| 输入 | 得到 |"), ("hello", "Hello! 👋"), ("你好", "您好！👋"),
      ("who are you?", "## Who is answering?"), ("/think", "<think>"),
      ("/think 想想", "</br></br>列表太闷"),
      ("/tool", "two notes"), ("/fail", "the kettle is warm"), ("/slow", "internet connection"),
      ("/gallery", "# One of everything"),
    ])
  func asked(text: String, part: String) {
    #expect(answer(text).contains(part))
  }

  @Test("everyday words are not taken for programming languages")
  func everydayWords() {
    #expect(!answer("Where shall we go today?").contains("```go"))
    #expect(!answer("plan c").contains("```c"))
    #expect(answer("a C function").contains("```c\n"))
  }

  @Test("questions that ask for nothing in particular get different answers in turn")
  func variety() {
    #expect(Set((0..<3).map { answer("Why is the sky blue?", index: $0) }).count == 3)
    #expect(Set((0..<3).map { answer("天为什么是蓝的？", index: $0) }).count == 3)
  }

  @Test("only the beginning of a question of megabytes is looked at")
  func beginning() {
    let filling = String(repeating: "and so on. ", count: 1_000)
    #expect(answer("a table, please, " + filling).contains("|:---|"))
    #expect(!answer(filling + " a table, please").contains("|:---|"))
    #expect(SessionTitle.make(from: filling) == SessionTitle.make(from: filling + filling))
  }

  @Test("what a question is sent with leaves its answer as it is")
  func options() {
    for text in ["hello", "Tell me a long story", "/tool", "/think", "天为什么是蓝的？"] {
      let plain = DemoAssistant().script(for: Question(text: text))
      let all = Question(text: text, usesSearch: true, usesThinking: true, usesKnowledge: true)
      #expect(DemoAssistant().script(for: all) == plain)
    }
  }

  @Test(
    "a long story streams for at least ten seconds, /long for more, in both languages",
    arguments: [
      ("Tell me a long story", 10), ("讲个长故事", 10), ("/long", 20), ("/long 长", 20), ("/slow", 20),
    ])
  func duration(text: String, seconds: Int) {
    var performance = Performance.make(
      DemoAssistant().script(for: Question(text: text)), pace: .natural)
    var end = Duration.zero
    while let deadline = performance.deadline {
      _ = performance.run(at: deadline)
      end = deadline
    }
    #expect(end > .seconds(seconds))
  }

  @Test("at the natural pace no delta is long and none is late")
  func cadence() {
    let script = DemoAssistant().script(for: Question(text: "Tell me a long story"))
    var performance = Performance.make(script, pace: .natural)
    var last: Duration?
    while let deadline = performance.deadline {
      for case .delta(_, let text, _, _, _) in performance.run(at: deadline) {
        #expect(text.count <= 60)
        if let last { #expect(deadline - last <= .milliseconds(100)) }
        last = deadline
      }
    }
    #expect(last != nil)
  }

  @Test("/fail fails after some text, and only /fail does")
  func failure() {
    let failing = DemoAssistant().script(for: Question(text: "/fail"))
    #expect(Performance.make(failing).played().events.last?.type == "4")
    let fine = DemoAssistant().script(for: Question(text: "/tool"))
    #expect(Performance.make(fine).played().events.last?.type == "3")
  }

  @Test("the demo space has sessions in both languages with whole answers")
  func samples() async throws {
    var configuration = MockServer.Configuration.demo()
    configuration.clock = ManualClock()
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let list = try await client.get("/demo/chat/list?page=1&pagesize=20")
      #expect(list.data?["total"] == 4)
      #expect(list.body.contains("泡一杯好茶"))
      guard case .array(let sessions) = list.data?["list"] else { throw TestSocket.Ended() }
      #expect(sessions.first?["title"] == "Welcome to Quka")
      for session in sessions {
        let path = "/demo/chat/\(session["id"]?.text ?? "")/history/list?page=1&pagesize=9"
        guard case .array(let messages) = try await client.get(path).data?["list"] else {
          throw TestSocket.Ended()
        }
        #expect(messages.count.isMultiple(of: 2) && !messages.isEmpty)
        #expect(messages.last?["meta"]?["role"] == 2)
      }
      let empty = try await client.get("/space123/chat/list?page=1&pagesize=20")
      #expect(empty.data?["total"] == 0)
    }
  }
}

extension [TurnEvent] {
  /// All text that was said.
  fileprivate var text: String {
    reduce(into: "") { text, event in
      if case .delta(_, let part, _, _, _) = event { text += part }
    }
  }
}
