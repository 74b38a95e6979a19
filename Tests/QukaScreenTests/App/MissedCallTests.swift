import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// Publications about a tool's call can be lost like others; history has what they said.
@Suite("Calls of which a part was missed") struct MissedCallTests {
  private static let call = MessageID("T")

  private static func asked(_ events: [ChatEvent]) -> AppDriver {
    var app = AppDriver.open()
    app.ask("Why?")
    app.forgetEffects()
    for event in events { app.chat(event) }
    app.wait(.seconds(1))
    return app
  }

  private static func stored(_ progress: QukaWire.Progress) -> Event {
    .historyLoaded(
      SessionID("a"), .success([.question("q0", "Why?"), .call("T", "Search", progress)]),
      HistoryPage(total: 2, receivedAt: Message.now))
  }

  @Test(
    "a call that ended without its name or its result gets them from history",
    arguments: [
      ([.toolFailed(call)], .failed, "failed"), ([.toolDone(call)], .completed, "completed"),
      ([.using("T"), .toolDone(call)], .completed, "completed"),
      ([.started("B")], .completed, "completed"), ([.failure("u")], .failed, "failed"),
      ([.stopped("u", 0), .toolFailed(call)], .failed, "stopped"),
    ] as [([ChatEvent], QukaWire.Progress, String)])
  func missed(_ events: [ChatEvent], _ progress: QukaWire.Progress, _ state: String) {
    var app = Self.asked([.tool("T")] + events)
    #expect(app.allEffects.contains(.history("a")))
    app.reduce(Self.stored(progress))
    #expect(app.conversation.summary[1] == "tool Search (\(state))")
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(!app.allEffects.contains(.history("a")), "once is enough")
  }

  @Test(
    "a call of which only the end is heard is fetched, whether or not its turn runs",
    arguments: [.toolFailed(call), .toolDone(call), .using("T"), .result("T")] as [ChatEvent])
  func onlyEnd(_ event: ChatEvent) {
    for events in [[], [.failure("u")], [.stopped("u", 0)]] as [[ChatEvent]] {
      let app = Self.asked(events + [event])
      #expect(app.allEffects.contains(.history("a")), "\(events)")
    }
  }

  @Test("what begins right after a stop is not shown, but fetched")
  func afterStop() {
    for event in [ChatEvent.tool("T"), .started("B")] {
      let app = Self.asked([.stopped("u", 0), event])
      #expect(app.conversation.summary.count == 2)
      #expect(app.allEffects.contains(.history("a")))
    }
  }

  @Test(
    "a call that was heard to its end asks for nothing",
    arguments: [[.toolFailed(call)], [.result("T"), .toolDone(call)]] as [[ChatEvent]])
  func whole(_ events: [ChatEvent]) {
    let app = Self.asked([.tool("T"), .using("T")] + events + [.started("B")])
    #expect(!app.allEffects.contains(.history("a")))
  }

  @Test("a result stays although history is still behind it")
  func behind() {
    var app = Self.asked([.tool("T"), .using("T"), .result("T"), .toolDone(Self.call)])
    let live = app.conversation.entries
    app.reduce(Self.stored(.generating))
    #expect(app.conversation.entries.map(\.content) == live.map(\.content))
  }
}
