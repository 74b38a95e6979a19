import QukaWire

extension LossReason {
  package var sentence: String {
    switch self {
    case .notSignedIn(let error): error.sentenceBesideKey
    case .notConnected(.handshake(.refused(let refusal)), let origin):
      refusal.sentence(origin: origin)
    case .notConnected(let error, _): error.sentence
    case .neverOpened(let error): error.sentence
    case .refused(let error): Self.refusal(error)
    case .tokenRefused(let error): error.sentence
    case .closed(let code): code.sentence
    case .protocolBroken(let error):
      "The server broke the WebSocket protocol: \(error.closeReason)."
    case .notRead: "The server no longer reads what is sent to it."
    case .lost: "The connection to the server was lost."
    case .silent: "The server stopped responding."
    case .noAnswer: "The server did not respond in time."
    case .unanswered: "The server leaves too many requests unanswered."
    case .malformed(let error): "The server sent something unreadable: \(error.phrase)."
    case .slept(let duration): "This machine slept for \(Self.time(duration))."
    }
  }

  /// The server's own words, which may be missing, behind ours.
  private static func refusal(_ error: ReplyError) -> String {
    let said = error.message.isEmpty ? "" : ": \(error.message)"
    return "The server refused the realtime connection (\(error.code))\(said)."
  }

  private static func time(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    return switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7_200: "\(seconds / 60) min"
    default: "\(seconds / 3_600) h"
    }
  }
}
