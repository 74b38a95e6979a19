import QukaScenes
import Testing

@testable import QukaMock

extension Scene: CustomTestStringConvertible {
  public var testDescription: String { name }

  /// The scene's events with their moments in milliseconds, its stop included.
  func played(quirks: Bool) -> [(time: Int, event: TurnEvent)] {
    var count = 0
    let configuration = Performance.Configuration(
      pace: .server, quirks: quirks ? .all : [], agent: agent, timeLimit: agent.timeLimit)
    var performance = Performance(script, configuration: configuration, startingAt: .zero) {
      count += 1
      return String(repeating: "M", count: 30) + String(count + 10)
    }
    var events: [(Int, TurnEvent)] = []
    var pendingStop = stop
    while let deadline = performance.deadline ?? pendingStop {
      let now = min(deadline, pendingStop ?? deadline)
      var said = performance.run(at: now)
      if now == pendingStop {
        said += performance.stop(at: now)
        pendingStop = nil
      }
      events += said.map { (Int(now.nanoseconds / 1_000_000), $0) }
    }
    return events
  }
}

extension TestHTTP {
  /// Asks the scene's agent and plays the scene to its end, its stop included.
  func play(
    _ scene: Scene,
    session: String,
    space: String = "space123",
    clock: ManualClock
  ) async throws {
    let start = clock.now
    let body: JSON = [
      "message_id": .string("q-\(session)"), "message": "?", "agent": .string(scene.agent.field),
    ]
    let answer = try await post("/\(space)/chat/\(session)/message", body.encoded)
    #expect(answer.status == 200)
    if let stop = scene.stop {
      clock.advance(by: start + stop - clock.now)
      #expect(try await self.stop(session, space: space).status == 200)
    }
    clock.advance(by: .seconds(400))
  }
}

extension TestWebSocket {
  /// Nothing was sent that has not been read: what the server says now comes next.
  func expectSilence() async throws {
    try await send(#"{"id":4242,"unsubscribe":{"channel":"nothing"}}"#)
    #expect(try await line() == #"{"id":4242,"unsubscribe":{}}"#)
  }
}

extension [TurnEvent] {
  /// Whether every message begins before it ends and ends once, with nothing after it.
  var isClean: Bool {
    var open: Set<String> = []
    var ended: Set<String> = []
    for event in self {
      switch event {
      case .began(let id, _): open.insert(id)
      case .delta(let id, _, _, _, _), .toolUpdated(let id, _, _, _):
        guard open.contains(id) else { return false }
      case .done(let id, _, _, _), .failed(let id, _, _, _, _), .toolDone(let id, _),
        .toolFailed(let id, _):
        guard open.remove(id) != nil, ended.insert(id).inserted else { return false }
      }
    }
    return open.isEmpty
  }
}
