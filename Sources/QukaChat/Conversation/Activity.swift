import QukaWire

/// What goes on in a chat as the person sees it. First row, end of the transcript, input and list are made from it, so
/// that they agree; what Esc does is `EscapeMeaning`.
package enum Activity: Equatable, Sendable {
  /// Nothing, or nothing any more: a round that ended with an answer is most likely the last.
  case idle
  case sending
  case waiting
  case streaming
  case usingTool
  case stopping
}

extension Conversation {
  package var activity: Activity {
    guard let turn, turn.isRunning else { return .idle }
    if turn.looksOver { return .idle }
    if turn.stop != nil { return .stopping }
    switch turn.phase {
    case .preparing, .posting, .posted: return .sending
    case .waiting: return .waiting
    case .streaming: return .streaming
    case .tool: return .usingTool
    // The round before a tool's call can end as a failure.
    case .settling: return .waiting
    case .quiet, .ended: return .idle
    }
  }
}

// MARK: - Rest

extension Conversation {
  /// A tool's call follows its round at once: so long the view waits before it takes the end of a round for the end.
  private static let pause = Duration.milliseconds(100)

  /// When the view comes to rest; nil while something is written, and when nothing is going on.
  package var restsAt: Instant? {
    activity == .idle ? turn?.settlingSince.map { $0 + Self.pause } : nil
  }

  /// Nothing is being written at the end of the transcript, as far as anybody can tell, and the room for it need not be
  /// kept.
  package func isAtRest(at now: Instant) -> Bool {
    if let turn, turn.isQuiet || turn.isHearsay { return true }
    switch activity {
    case .idle: return restsAt.map { $0 <= now } ?? true
    case .stopping: return true
    case .sending, .waiting, .streaming, .usingTool: return false
    }
  }
}
