import QukaMock

/// A chat that a client opens, with what others have done and do in it: what no turn alone can show
/// (docs/protocol.md §4.2, §6.7, §7.8).
package struct Situation: Equatable, Sendable {
  package var name: String
  /// What the chat holds before anything happens, oldest first.
  package var history: [SampleMessage]
  /// What other clients of the same person ask in it.
  package var others: [Turn]
  /// When the client opens the chat, counted from `MockServer.begin`.
  package var opening: Duration
  /// What the client itself asks as soon as it has opened the chat; `nil` when it only looks.
  package var own: Scene?

  init(
    _ name: String,
    history: [SampleMessage] = [],
    others: [Turn] = [],
    opening: Int = 0,
    own: Scene? = nil
  ) {
    self.name = name
    self.history = history
    self.others = others
    self.opening = .milliseconds(opening)
    self.own = own
  }

  /// A question of another client and its answer.
  package struct Turn: Equatable, Sendable {
    /// When it is asked, counted from `MockServer.begin`.
    package var start: Duration
    package var question: String
    package var script: Script
    /// Another instance of the server plays it, so that no stop here reaches it (docs/protocol.md §8.4, 1).
    package var isOutOfReach: Bool

    init(_ start: Int, _ question: String, _ moments: [Scene.Moment], isOutOfReach: Bool = false) {
      self.start = .milliseconds(start)
      self.question = question
      script = Script(timed: moments)
      self.isOutOfReach = isOutOfReach
    }
  }

  /// The chat for a server's space, used a minute ago.
  package var sample: SampleSession {
    SampleSession(title: name, age: .seconds(60), messages: history)
  }

  /// Plays what the client itself asks.
  package var assistant: ScriptedAssistant {
    ScriptedAssistant { [own] _ in own?.script ?? Script([]) }
  }
}

extension MockServer {
  /// Lets the others of a situation do in a chat what they do, from now on.
  package func begin(_ situation: Situation, session: String) {
    for turn in situation.others {
      guard turn.start > .zero else {
        askElsewhere(turn, session: session)
        continue
      }
      _ = core.clock.schedule(after: turn.start) { [weak self] in
        self?.askElsewhere(turn, session: session)
      }
    }
  }

  /// Another client asks: neither its question nor its request is told to anybody.
  package func askElsewhere(_ turn: Situation.Turn, session: String) {
    core.askElsewhere(
      turn.question, session: session, script: turn.script, isOutOfReach: turn.isOutOfReach)
  }
}
