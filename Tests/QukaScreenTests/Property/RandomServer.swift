import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// What the server knows: the truth that the client has to show in the end.
struct RandomServer {
  struct Stored {
    var id: MessageID
    var role: Role
    var text = ""
    var progress: QukaWire.Progress = .uncompleted
    /// What the last delta added: history may lag by it.
    var lastDelta = 0
  }

  /// What a generation does next.
  enum Move {
    case prelude
    case begin
    case text(String)
    case done
    case beginTool(Int)
    case endTool(Int, fails: Bool)
    case fail(times: Int, tail: String)
    case failUnknown
    case failEmpty
    case errorText(String)
  }

  /// One answer that is being written.
  struct Generation {
    var session: SessionID
    /// The turn of this client that asked; nil for another client's.
    var owner: TurnID?
    var name: String
    /// What is still to come, the next move last.
    var moves: [Move]
    var round = 0
    var openMessage: MessageID?
    var runningTools: Set<Int> = []

    var message: MessageID { MessageID("\(name).\(round)") }
    func tool(_ index: Int) -> MessageID { MessageID("\(name).\(round).t\(index)") }
  }

  var sessions: [SessionID: [Stored]] = [:]
  var generations: [Generation] = []
  /// Chats that were here and that nobody deleted from this client.
  var vanished: Set<SessionID> = []
  /// When each chat was used last.
  private var uses: [SessionID: Int] = [:]
  /// Every text that was ever sent, also of rows that were discarded.
  var texts: [MessageID: String] = [:]

  mutating func change(
    _ id: MessageID, in session: SessionID, _ body: (inout Stored) -> Void
  ) {
    guard let index = sessions[session]?.lastIndex(where: { $0.id == id }) else { return }
    if var stored = sessions[session]?[index] {
      body(&stored)
      sessions[session]?[index] = stored
    }
  }

  mutating func use(_ session: SessionID) {
    uses[session] = (uses.values.max() ?? 0) + 1
  }

  /// A page of the list, 1 the last used.
  func list(_ number: Int) -> Page<ChatSession> {
    let used = sessions.keys.map { ($0, uses[$0] ?? 0) }
      .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
    let items = used.dropFirst((number - 1) * SessionList.pageSize).prefix(SessionList.pageSize)
    return Page(
      items: items.map {
        ChatSession(id: $0.0, title: "Chat \($0.0)", createdAt: 0, latestAccessAt: $0.1)
      }, total: used.count)
  }

  func length(of id: MessageID) -> Int { texts[id]?.unicodeScalars.count ?? 0 }

  /// A page of history as it may be read, 1 the newest: behind by a delta, with repeated sequences.
  func page(_ number: Int, of session: SessionID, lags: Bool) -> [Message] {
    let newer = (sessions[session] ?? []).dropLast((number - 1) * HistoryPage.size)
    return newer.suffix(HistoryPage.size).map { stored in
      var text = stored.text
      if lags, stored.progress == .generating {
        text = String(
          String.UnicodeScalarView(text.unicodeScalars.dropLast(stored.lastDelta)))
      }
      var message = Message(
        id: stored.id, session: session, sequence: 7, sentAt: 0, role: stored.role,
        progress: stored.progress, text: text)
      if stored.role == .tool {
        message.tool = ToolTips(id: "", name: "Search", arguments: "", content: text)
      }
      return message
    }
  }
}
