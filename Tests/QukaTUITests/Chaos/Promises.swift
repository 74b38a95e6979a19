import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// What has to hold at any time.
struct Promises {
  /// Channels that the client wants.
  var subscribed: Set<SessionID> = []
  /// Stop requests by their turn.
  var requests: [TurnID: Int] = [:]
  /// Stop requests that are on their way.
  var open: [TurnID: SessionID] = [:]
  var stops = 0
}

extension ChaosRun {
  func check() {
    for (key, conversation) in state.chats.conversations {
      if conversation.sending != nil, !conversation.isGenerating {
        report("somebody sends without a turn in \(key)")
      }
      if let turn = conversation.turn, let ending = turn.ending, turn.stop != nil {
        checkStopped(conversation, turn, ending)
      }
    }
  }

  /// A stopped turn says how it ended (S9).
  private func checkStopped(_ conversation: Conversation, _ turn: Turn, _ ending: Turn.Ending) {
    switch ending {
    case .withdrawn: return
    case .completed:
      if turn.stop?.isSingle != true { report("a stop ended as if nobody had pressed Esc") }
    case .stopped, .finished, .detached, .failed, .interrupted, .incomplete:
      let start = min(conversation.transcript.turnStart, conversation.entries.count)
      let says = conversation.entries[start...].contains { entry in
        switch entry.content {
        case .mark: true
        case .question(let question): question.state.isFailed
        case .answer, .tool: false
        }
      }
      if !says { report("a stop ended as \(ending), and nothing says so") }
    }
  }

  func noteStop(_ turn: TurnID, _ session: SessionID) {
    promises.stops += 1
    promises.requests[turn, default: 0] += 1
    if promises.requests[turn, default: 0] > 5 { report("more than five stops for \(turn)") }
  }

  /// Nothing is sent while a stop of the session is unanswered (S13).
  func noteSend(_ turn: TurnID, _ session: SessionID) {
    let conversation = state.chats.conversations[.session(session)]
    if conversation?.stops.count ?? 0 > 0 {
      report("sent while a stop is unanswered: \(turn)")
    }
  }

  /// Esc changes nothing but the turn on screen (S8).
  func expectHarmlessEscape(_ before: AppState) {
    if state.chats.current != before.chats.current || state.focus != before.focus {
      report("Esc moved the person elsewhere")
    }
    for (key, old) in before.chats.conversations where key != before.chats.current {
      if state.chats.conversations[key] != old { report("Esc touched \(key)") }
    }
  }
}

extension QukaChat.Question.State {
  var isFailed: Bool {
    if case .failed = self { return true }
    return false
  }
}
