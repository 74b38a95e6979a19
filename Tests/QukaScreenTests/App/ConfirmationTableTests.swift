import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// The table "What counts as what, while stopping", row by row, as a person sees it.
@Suite("What counts as what, while stopping") struct ConfirmationTableTests {
  enum Outcome: Sendable {
    /// Still stopping, with so many stop requests so far.
    case stopping(requests: Int)
    /// Over, with a mark that begins so.
    case mark(String, requests: Int = 1)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    /// What came before Esc.
    var before: [ChatEvent] = [.started("A"), .text("A", "Hello")]
    /// What comes right after it.
    var after: [ChatEvent] = []
    var wait: Duration = .zero
    var outcome: Outcome
    var testDescription: String { name }
  }

  private static let prelude = ChatEvent.failure("A", "Sorry, I'm wrong")

  static let rows: [Row] = [
    Row(name: "DONE complete 5: confirmed", after: [.stopped("A")], outcome: .mark("stopped · 5")),
    Row(
      name: "FAILED without message, known id: confirmed", after: [.failure("A")],
      outcome: .mark("stopped · 5")),
    Row(
      name: "FAILED without message, unknown id: confirmed", after: [.failure("Z")],
      outcome: .mark("stopped · 5")),
    Row(
      name: "FAILED with message, no text before: says nothing", before: [], after: [prelude],
      outcome: .stopping(requests: 1)),
    Row(
      name: "FAILED with message, no text before: the repeats go on", before: [],
      after: [prelude], wait: .milliseconds(1_000), outcome: .stopping(requests: 2)),
    Row(
      name: "DONE complete 1: not yet finished before the settling time is over",
      after: [.done("A")], wait: .milliseconds(1_999), outcome: .stopping(requests: 1)),
    Row(
      name: "DONE complete 1, then quiet for the settling time: finished, no more repeats",
      after: [.done("A")], wait: .seconds(60), outcome: .mark("finished")),
    Row(
      name: "INIT after DONE 1: still stopping, the stop is repeated",
      after: [.done("A"), .started("B")], outcome: .stopping(requests: 2)),
    Row(
      name: "a tool event after DONE 1: still stopping, the stop is repeated",
      after: [.done("A"), .tool("T")], outcome: .stopping(requests: 2)),
    Row(
      name: "TOOL_FAILED alone: says nothing", before: [.tool("T"), .using("T")],
      after: [.toolFailed(MessageID("T"))], wait: .milliseconds(900),
      outcome: .stopping(requests: 1)),
    Row(
      name: "TOOL_FAILED, then FAILED: confirmed", before: [.tool("T"), .using("T")],
      after: [.toolFailed(MessageID("T")), .failure("B")],
      outcome: .mark("stopped · no answer yet")),
    Row(
      name: "TOOL_FAILED, then five quiet seconds (journal, butler): confirmed",
      before: [.tool("T"), .using("T")], after: [.toolFailed(MessageID("T"))],
      wait: .seconds(5), outcome: .mark("stopped · no answer yet", requests: 3)),
    Row(
      name: "INIT, FAILED, FAILED before the first token: confirmed, stopped and no error",
      before: [], after: [.started("A"), .failure("A"), .failure("A")],
      outcome: .mark("stopped · no answer yet")),
    Row(
      name: "DONE complete 5 alone, for an id never announced: confirmed",
      before: [], after: [.stopped("Z", 0)], outcome: .mark("stopped · no answer yet")),
    Row(
      name: "INIT, FAILED, DONE complete 5 (journal, butler): confirmed, stopped and no error",
      before: [], after: [.started("A"), .failure("A"), .stopped("A", 0)],
      outcome: .mark("stopped · no answer yet")),
  ]

  @Test("each event has the meaning of its row", arguments: rows)
  func table(_ row: Row) {
    var app = AppDriver.open()
    app.ask("Why?")
    for event in row.before { app.chat(event) }
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    for event in row.after { app.chat(event) }
    app.wait(row.wait)
    let marks = app.conversation.summary.filter { $0.hasPrefix("-- ") }
    switch row.outcome {
    case .stopping(let requests):
      #expect(app.conversation.turn?.isStopping == true)
      #expect(app.stops.count == requests)
      #expect(marks == [])
    case .mark(let beginning, let requests):
      #expect(!app.conversation.isGenerating)
      #expect(app.stops.count == requests)
      #expect(marks.count == 1 && marks.first?.hasPrefix("-- " + beginning) == true, "\(marks)")
      #expect(!app.conversation.summary.contains { $0.contains("failed") && !$0.contains("tool") })
    }
  }

  @Test(
    "before the first token another client's stop shows as one, too",
    arguments: [[.stopped("Z", 0)], [.started("A"), .failure("A"), .stopped("A", 0)]]
      as [[ChatEvent]])
  func stoppedElsewhere(_ events: [ChatEvent]) {
    var app = AppDriver.open()
    app.ask("Why?")
    for event in events { app.chat(event) }
    #expect(!app.conversation.isGenerating)
    #expect(app.conversation.summary.last == "-- stopped · no answer yet")
    #expect(!app.screen.contains("failed"))
  }

  @Test("a stop of which only DONE 5 tells comes before the send's answer, and the question stays")
  func beforeTheReceipt() {
    var app = AppDriver.open()
    app.type("Why?")
    app.press(.enter)
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    app.escape()
    app.chat(.stopped("Z", 0))
    app.reduce(.sendAnswered(app.turn, .success(.make())))
    app.reduce(.historyLoaded(SessionID("a"), .success([.make("q", .user, "Why?")])))
    app.wait(.seconds(60))
    #expect(app.conversation.summary.first == "? Why?")
    #expect(app.conversation.summary.last?.hasPrefix("-- stopped · no answer yet") == true)
    #expect(app.conversation.summary.count == 2)
  }

  @Test("HTTP 200: accepted, not yet confirmed")
  func accepted() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    #expect(app.conversation.turn?.isStopping == true)
    #expect(app.conversation.turn?.stop?.isAccepted == true)
    #expect(app.screen.contains("stopping… accepted"))
    #expect(!app.conversation.entries.contains { $0.isMark })
  }
}
