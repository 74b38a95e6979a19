import Synchronization

/// The server's data: sessions and their messages, in memory.
final class Store: Sendable {
  /// Why a session cannot be used by this caller (docs/protocol.md §3.3).
  enum Access: Equatable, Sendable {
    case granted(StoredSession)
    case unknown
    case foreign
  }

  /// What became of a question that was sent (docs/protocol.md §3.4).
  enum Acceptance: Equatable, Sendable {
    case accepted(sequence: Int64)
    /// The id exists in this session: 403.
    case duplicate
    /// The id exists in another session: 500.
    case taken
    /// The session was deleted meanwhile.
    case unknownSession
  }

  private struct Contents {
    var sessions: [String: StoredSession] = [:]
    /// The session of every message id that was ever used.
    var owners: [String: String] = [:]
    var accessSerial = 0

    mutating func nextSerial() -> Int {
      accessSerial += 1
      return accessSerial
    }
  }

  private let contents = Mutex(Contents())
  private let clock: any MockClock
  private let interference: any Interference

  init(clock: any MockClock, interference: any Interference = NoInterference()) {
    self.clock = clock
    self.interference = interference
  }

  /// Adds an empty session.
  func createSession(id: String, space: String, user: String) {
    let now = clock.unixSeconds
    contents.withLock { contents in
      contents.sessions[id] = StoredSession(
        id: id, spaceID: space, userID: user, title: WallClockText.sessionTitle(now),
        createdAt: now, latestAccess: now, accessSerial: contents.nextSerial()
      )
    }
  }

  /// Adds a session that is there from the start.
  func add(_ session: StoredSession) {
    contents.withLock { contents in
      var session = session
      session.accessSerial = contents.nextSerial()
      for message in session.messages { contents.owners[message.id] = session.id }
      contents.sessions[session.id] = session
    }
  }

  /// The session, whoever asks.
  func session(_ id: String) -> StoredSession? {
    contents.withLock { $0.sessions[id] }
  }

  /// Finds the session and says whether the user may use it.
  func access(_ session: String, space: String, user: String) -> Access {
    let now = clock.unixSeconds
    return contents.withLock { contents in
      guard let found = contents.sessions[session], found.spaceID == space, !found.isOver(at: now)
      else { return .unknown }
      return found.userID == user ? .granted(found) : .foreign
    }
  }

  /// One page of the user's sessions, latest use first, and how many there are in all.
  func sessions(space: String, user: String, page: Page) -> (list: [StoredSession], total: Int) {
    let now = clock.unixSeconds
    let all = contents.withLock { contents in
      contents.sessions.values.filter {
        $0.spaceID == space && $0.userID == user && !$0.isOver(at: now)
      }
    }
    let sorted = all.sorted {
      ($0.latestAccess, $0.accessSerial) > ($1.latestAccess, $1.accessSerial)
    }
    return (page.slice(of: sorted), sorted.count)
  }

  /// Every session, whoever owns it, the least recently used first.
  var allSessions: [StoredSession] {
    contents.withLock { contents in
      contents.sessions.values.sorted { $0.accessSerial < $1.accessSerial }
    }
  }

  func deleteSession(_ id: String) {
    contents.withLock { $0.sessions[id] = nil }
  }

  func setTitle(_ title: String, of session: String) {
    contents.withLock { $0.sessions[session]?.title = title }
  }

  /// Stores a question.
  func accept(
    question text: String,
    id: String,
    session: String,
    attachments: [Attachment] = []
  ) -> Acceptance {
    let now = clock.unixSeconds
    return contents.withLock { contents in
      guard var found = contents.sessions[session] else { return .unknownSession }
      if let owner = contents.owners[id] { return owner == session ? .duplicate : .taken }
      var message = StoredMessage(
        id: id, sequence: nextSequence(in: found), sendTime: now, role: .user,
        userID: found.userID,
        sessionID: session, spaceID: found.spaceID, progress: .complete, text: text
      )
      message.attachments = attachments
      found.messages.append(message)
      found.isOfficial = true
      found.latestAccess = now
      found.accessSerial = contents.nextSerial()
      contents.sessions[session] = found
      contents.owners[id] = session
      return .accepted(sequence: message.sequence)
    }
  }

  /// Creates the row of an assistant's or a tool's message.
  ///
  /// The row is returned even when the session was deleted meanwhile: a generation goes on
  /// publishing (docs/protocol.md §3.3).
  func begin(_ id: String, role: Role, session: String, space: String, user: String)
    -> StoredMessage
  {
    let now = clock.unixSeconds
    return contents.withLock { contents in
      let sequence = contents.sessions[session].map { nextSequence(in: $0) } ?? 1
      let message = StoredMessage(
        id: id, sequence: sequence, sendTime: now, role: role, userID: user, sessionID: session,
        spaceID: space, progress: .created, text: ""
      )
      contents.sessions[session]?.messages.append(message)
      contents.owners[id] = session
      return message
    }
  }

  private func nextSequence(in session: StoredSession) -> Int64 {
    interference.sequence(session.nextSequence, after: session.messages.count)
  }

  /// Changes a message; without effect when it or its session is gone.
  func update(_ id: String, session: String, _ change: (inout StoredMessage) -> Void) {
    contents.withLock { $0.sessions[session]?.update(id, change) }
  }

  /// Takes a message's row out.
  func discard(_ id: String, session: String) {
    contents.withLock { $0.sessions[session]?.messages.removeAll { $0.id == id } }
  }

  func message(_ id: String, session: String) -> StoredMessage? {
    contents.withLock { $0.sessions[session]?.messages.last { $0.id == id } }
  }
}
