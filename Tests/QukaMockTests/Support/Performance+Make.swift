@testable import QukaMock

extension Performance {
  /// A performance that starts at zero and names its messages M1, M2, …
  static func make(
    _ script: Script,
    quirks: Bool = false,
    agent: Agent = .standard,
    pace: Pace = Pace(tokensPerSecond: 100, flushInterval: .milliseconds(100))
  ) -> Performance {
    var count = 0
    let configuration = Configuration(pace: pace, quirks: quirks ? .all : [], agent: agent)
    return Performance(script, configuration: configuration, startingAt: .zero) {
      count += 1
      return "M\(count)"
    }
  }

  /// Plays to the end, or until `stop`; returns what was said and what was said because of the
  /// stop.
  func played(stoppingAt stop: Duration? = nil) -> (events: [TurnEvent], afterStop: [TurnEvent]) {
    var copy = self
    var events: [TurnEvent] = []
    while let deadline = copy.deadline, deadline <= stop ?? .seconds(1_000_000) {
      events += copy.run(at: deadline)
    }
    guard let stop else { return (events, []) }
    var after = copy.stop(at: stop)
    while let deadline = copy.deadline { after += copy.run(at: deadline) }
    return (events, after)
  }
}

extension Script {
  /// A tool call, then six code points of text.
  static let toolFirst = Script([
    .unusedRound("call"), .beginTool("tool", name: "T"), .wait(.seconds(1)),
    .finishTool("tool", arguments: #"{"query":"x"}"#, content: "RESULT"), .wait(.seconds(1)),
    .begin("answer"), .delta("answer", "Hello."), .wait(.seconds(1)), .done("answer"),
  ])

  /// The same, but the tool does not notice a stop.
  static let stubbornTool = Script([
    .unusedRound("call"), .beginTool("tool", name: "T", obeysCancellation: false),
    .wait(.seconds(1)), .finishTool("tool", arguments: "{}", content: "RESULT"),
    .wait(.seconds(1)), .begin("answer"), .delta("answer", "Hello."), .done("answer"),
  ])

  /// Two calls of one tool, the first of which is reported under the id of the second.
  static let sharedCalls = Script([
    .beginTool("first", name: "T", reportedUnder: "second"), .wait(.milliseconds(100)),
    .beginTool("second", name: "T", reportedUnder: "second"), .wait(.seconds(1)),
    .finishTool("first", arguments: "{}", content: "ONE"), .wait(.seconds(1)),
    .finishTool("second", arguments: "{}", content: "TWO"), .begin("answer"),
    .delta("answer", "Hello."), .wait(.milliseconds(100)), .done("answer"),
  ])
}

extension TurnEvent {
  static func delta(_ id: String, _ text: String, at startAt: Int) -> TurnEvent {
    .delta(id, text: text, startAt: startAt, progress: .generating, kind: .unknown)
  }

  static func done(_ id: String, _ startAt: Int, _ progress: Progress) -> TurnEvent {
    .done(id, startAt: startAt, progress: progress, kind: .unknown)
  }
}

extension [TurnEvent] {
  /// `type/complete`, as docs/protocol.md §6.10 writes them.
  var types: [String] {
    map { event in
      let complete = event.payload(session: "s")?["complete"]?.integer ?? 2
      return "\(event.type)/\(complete)"
    }
  }

  /// Types with positions; `!` marks a FAILED with a message.
  var short: [String] {
    map { event in
      switch event {
      case .began: event.type
      case .delta(_, _, let startAt, _, _): "2@\(startAt)"
      case .done(_, let startAt, let progress, _): "3@\(startAt)/\(progress.rawValue)"
      case .failed(_, let startAt, let message, _, _): "4@\(startAt)\(message == nil ? "" : "!")"
      case .toolUpdated(_, _, let startAt, let progress): "6@\(startAt)/\(progress.rawValue)"
      case .toolDone(_, let startAt): "7@\(startAt)"
      case .toolFailed(_, let startAt): "8@\(startAt)"
      }
    }
  }
}
