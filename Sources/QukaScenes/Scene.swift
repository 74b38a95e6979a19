import QukaMock

/// A turn of the real server that is worth playing: its script, who answers, when it is stopped, and
/// what the wire shows.
package struct Scene: Equatable, Sendable {
  package var name: String
  /// The agent that has to be asked: some endings depend on it (docs/protocol.md §6.6).
  package var agent: Agent
  package var script: Script
  /// When a stop arrives, counted from the start of the turn; `nil` when nobody stops it.
  package var stop: Duration?
  /// The events as `type/complete`, in the words of docs/protocol.md §6.10, on a server with quirks.
  package var quirks: [String]
  /// The same on a clean server.
  package var clean: [String]
  /// The states in which the history lists the turn's messages in the end, on a server with quirks; `nil`
  /// where they are no more than what the events said.
  package var storedWithQuirks: [Progress]?
  /// The same on a clean server.
  package var storedClean: [Progress]?

  init(
    _ name: String,
    agent: Agent = .standard,
    _ moments: [Moment],
    stop: Int? = nil,
    quirks: String,
    clean: String? = nil,
    stored: [Progress]? = nil,
    storedClean: [Progress]? = nil
  ) {
    self.name = name
    self.agent = agent
    script = Script(timed: moments)
    self.stop = stop.map { .milliseconds($0) }
    self.quirks = quirks.split(separator: " ").map(String.init)
    self.clean = (clean ?? quirks).split(separator: " ").map(String.init)
    storedWithQuirks = stored
    self.storedClean = storedClean ?? stored
  }

  /// A step and when it happens, in milliseconds since the start of the turn.
  struct Moment: Sendable {
    var time: Int
    var step: Script.Step

    init(_ time: Int, _ step: Script.Step) {
      self.time = time
      self.step = step
    }
  }
}

extension Scene {
  /// Plays the scene for every question; the agent is the question's business.
  package var assistant: ScriptedAssistant {
    ScriptedAssistant { [script] _ in script }
  }
}

extension Script {
  /// Steps at given moments, with the waits in between.
  init(timed moments: [Scene.Moment]) {
    var steps: [Step] = []
    var time = 0
    for moment in moments {
      if moment.time > time { steps.append(.wait(.milliseconds(moment.time - time))) }
      time = max(time, moment.time)
      steps.append(moment.step)
    }
    self.init(steps)
  }
}
