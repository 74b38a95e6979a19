import NIOCore
import QukaWire

/// A standing connection with the session that runs on it. Belongs to `RealtimeClient` alone.
final class OpenConnection {
  let channel: WebSocketChannel
  var session: CentrifugeSession
  private var timer: (deadline: Instant, task: Scheduled<Void>)?

  init(channel: WebSocketChannel, session: CentrifugeSession) {
    self.channel = channel
    self.session = session
  }

  /// Whether the timer has to be set, and to when: it may ring too early, never too late.
  var neededTimer: Instant? {
    guard let deadline = session.deadline else { return nil }
    if let timer, timer.deadline <= deadline { return nil }
    return deadline
  }

  func setTimer(_ deadline: Instant, _ task: Scheduled<Void>) {
    cancelTimer()
    timer = (deadline, task)
  }

  func timerRang() {
    timer = nil
  }

  func cancelTimer() {
    timer?.task.cancel()
    timer = nil
  }
}
