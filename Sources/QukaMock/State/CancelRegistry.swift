import Synchronization

/// Knows how to cancel every running generation (docs/protocol.md §8).
///
/// Several generations of one session are kept side by side and a stop cancels all of them (I2). A
/// removal names its own registration, so that an older generation's end never takes a newer one's
/// entry (I1).
final class CancelRegistry: Sendable {
  /// One registration.
  struct Token: Hashable, Sendable {
    fileprivate let serial: Int
  }

  private struct Entry {
    var cancel: @Sendable () -> Void
    /// A generation is cancelled by the first stop only.
    var isTriggered = false
  }

  private struct State {
    var sessions: [String: [Token: Entry]] = [:]
    var counters = RegistryCounters()
  }

  private let state = Mutex(State())
  private let log: EventLog
  private let publishNotice: @Sendable (_ session: String) -> Void

  /// - Parameter publishNotice: announces a stop on the system channel (docs/protocol.md §6.6).
  init(log: EventLog, publishNotice: @escaping @Sendable (_ session: String) -> Void) {
    self.log = log
    self.publishNotice = publishNotice
  }

  var counters: RegistryCounters { state.withLock { $0.counters } }

  /// Adds a generation; `cancel` must return quickly and may be called from any thread, at most
  /// once.
  func register(session: String, cancel: @escaping @Sendable () -> Void) -> Token {
    let token = state.withLock { state in
      let token = Token(serial: state.counters.registered)
      state.sessions[session, default: [:]][token] = Entry(cancel: cancel)
      state.counters.registered += 1
      state.counters.active += 1
      return token
    }
    log.write(.debug, "stream signal registered", ["session_id": session])
    return token
  }

  /// Takes a registration out; a second removal of the same one does nothing.
  func remove(session: String, token: Token) {
    let wasPresent = state.withLock { state in
      guard state.sessions[session]?.removeValue(forKey: token) != nil else { return false }
      if state.sessions[session]?.isEmpty == true { state.sessions[session] = nil }
      state.counters.removed += 1
      state.counters.active -= 1
      return true
    }
    if wasPresent { log.write(.debug, "stream signal removed", ["session_id": session]) }
  }

  /// Stops every generation of the session; harmless when there is none (I3).
  ///
  /// - Returns: whether this call stopped something.
  @discardableResult
  func trigger(session: String) -> Bool {
    let cancellations = takeCancellations(of: session)
    if !cancellations.isEmpty {
      log.write(.info, "executing stop signal locally", ["session_id": session])
    }
    publishNotice(session)
    log.write(
      .debug, "stop signal published to broker",
      ["session_id": session, "channel": ChannelName.stopNotices]
    )
    guard !cancellations.isEmpty else { return false }
    log.write(.debug, "close chat stream", ["session_id": session])
    for cancel in cancellations { cancel() }
    return true
  }

  private func takeCancellations(of session: String) -> [@Sendable () -> Void] {
    state.withLock { state in
      guard let entries = state.sessions[session] else { return [] }
      let fresh = entries.filter { !$0.value.isTriggered }
      for token in fresh.keys { state.sessions[session]?[token]?.isTriggered = true }
      if !fresh.isEmpty { state.counters.triggered += 1 }
      return fresh.sorted { $0.key.serial < $1.key.serial }.map(\.value.cancel)
    }
  }
}
