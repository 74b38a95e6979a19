extension Turn {
  /// History holds the question, although no receipt of it came.
  public mutating func questionIsStored() {
    switch phase {
    case .waiting, .streaming, .tool, .settling, .quiet: hasArrived = true
    case .preparing, .posting, .posted, .ended: break
    }
  }

  // MARK: - Signs of life

  /// The channel is open again after a time without: the server may have been started anew and forgotten the turn.
  public mutating func heardAgain(at now: Instant) {
    lookedAt = now
    guard life == .certain, mayBeSilent else { return listen(at: now) }
    life = .awaited(Listening(since: now))
  }

  /// The channel is open: from here on silence says something.
  public mutating func listen(at now: Instant) {
    guard case .awaited(var listening) = life else { return }
    listening.begin(at: now)
    life = .awaited(listening)
  }

  /// The channel is closed: nothing can be heard.
  public mutating func stopListening(at now: Instant) {
    guard case .awaited(var listening) = life else { return }
    listening.pause(at: now)
    life = .awaited(listening)
  }

  /// Only history tells of it, and what it tells is often long over.
  public var isHearsay: Bool {
    origin == .joined && life != .certain && phase != .tool && stop == nil && !isSettling
  }

  /// It goes on without a sign of life.
  public var isWithoutNews: Bool { life == .doubtful && mayBeSilent && stop == nil }

  /// The server has the turn, and no end of it was told.
  private var mayBeSilent: Bool {
    switch phase {
    case .waiting, .streaming, .tool: true
    case .preparing, .posting, .posted, .settling, .quiet, .ended: false
    }
  }

  /// When silence decides something; nil while it says nothing.
  var silenceDueAt: Instant? {
    guard mayBeSilent else { return nil }
    switch life {
    case .certain: return nil
    case .awaited(let listening): return listening.end(after: timing.quiet)
    case .doubtful: return fallsQuietAt
    }
  }

  /// When a turn without a sign of life holds nothing up any more.
  ///
  /// Nil while a tool runs, because tools are silent for long, and while a stop is under way, which ends by itself.
  private var fallsQuietAt: Instant? {
    guard stop == nil, phase != .tool else { return nil }
    return origin == .asked ? lastEventAt + timing.watchdog : lastEventAt
  }

  mutating func silenceDecides(at now: Instant) -> [Action]? {
    guard let due = silenceDueAt, due <= now else { return nil }
    life = .doubtful
    // Silence confirms what was heard, but says nothing about how long it took.
    if stop?.isAccepted == true { return end(.stopped(after: nil)) }
    guard let quietAt = fallsQuietAt, quietAt <= now else { return [] }
    phase = .quiet
    return [.quiet, .refetch]
  }
}
