import QukaChat
import QukaWire

/// The state of the connection in words.
enum ConnectionText {
  /// Nil when there is nothing to worry about.
  ///
  /// An outage is told with its age and the time of the next try; only on the narrowest screens without.
  static func status(_ state: AppState, _ detail: HeaderView.Detail = .full) -> String? {
    switch state.chats.connection {
    case .connected: return nil
    case .signingIn: return "signing in…"
    case .connecting(let attempt): return attempt > 1 ? "reconnecting…" : "connecting…"
    case .closed: return "disconnected"
    case .offline where state.look.isStill: return "offline"
    case .offline(_, let since, let retryAt):
      let away = Int((state.now - since).wholeNanoseconds / 1_000_000_000)
      let next = max(0, Int((retryAt - state.now).wholeNanoseconds / 1_000_000_000))
      switch detail {
      case .full:
        let again = next > 0 ? ", retrying in \(next) s" : ", retrying"
        return "offline \(ElapsedText.short(seconds: away))\(again)"
      case .short:
        let again = next > 0 ? ", retry \(next) s" : ", retrying"
        return "offline \(ElapsedText.narrow(seconds: away))\(again)"
      case .least: return "offline \(ElapsedText.narrow(seconds: away))"
      }
    }
  }
}

extension ConnectionText {
  /// Why there is no connection, and which key makes one; nil while there is one, and right after its loss: rows that
  /// come and go with every short outage would only be in the way.
  static func outage(_ state: AppState) -> String? {
    switch state.chats.connection {
    case .signingIn, .connecting, .connected: return nil
    case .closed(let reason): return closed(reason)
    case .offline(let reason, let since, _):
      let isLasting = state.look.isStill || state.now - since >= .seconds(2)
      return isLasting ? reason.sentence + " \(KeyMap.name(of: .tryAgain)) retries now." : nil
    }
  }

  /// The connection ended for good.
  static func closed(_ reason: LossReason) -> String {
    reason.sentence + " \(KeyMap.name(of: .tryAgain)) retries."
  }
}
