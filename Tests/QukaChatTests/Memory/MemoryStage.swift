import QukaChatTestSupport
import QukaWire

@testable import QukaChat

/// Chats that are kept, with what they asked of the server and of the memory.
struct MemoryStage {
  static let owner = SpaceOwner(user: "u", space: SpaceID("space"))

  var chats: Chats
  private(set) var now = Instant.zero
  /// Asked of the server since the last look.
  private(set) var effects: [ServerEffect] = []
  private(set) var memory: [MemoryEffect] = []
  private(set) var news: [ChatNews] = []

  init(wantedSpace: String? = nil) {
    chats = Chats(wantedSpace: wantedSpace, at: .zero)
    chats.keeping = .everything
    chats.opensLast = true
  }

  /// With chats in the kept list, of which the first was on screen last.
  static func recalled(
    _ ids: [String] = ["a", "b"], last: String? = "a", created: Int = 1_000
  ) -> MemoryStage {
    var stage = MemoryStage()
    stage.recall(.signInRecalled(.make()))
    stage.recall(
      .chatsRecalled(
        KeptChats(chats: list(ids, created: created), last: last.map { SessionID($0) }), owner))
    return stage
  }

  static func list(_ ids: [String], created: Int = 1_000) -> [ChatSession] {
    ids.enumerated().map { index, id in
      ChatSession(
        id: SessionID(id), title: "Chat \(id)", createdAt: created, latestAccessAt: 10_000 - index)
    }
  }

  mutating func act(_ verb: (inout Chats) -> [ServerEffect]) {
    chats.setTime(now)
    effects += verb(&chats)
    news += chats.takeNews()
    memory += chats.takeMemory()
    chats.settle()
  }

  mutating func recall(_ event: MemoryEvent) {
    let now = now
    act { $0.reduce(event, at: now) }
  }

  mutating func serve(_ event: ServerEvent) {
    let now = now
    act { $0.reduce(event, at: now) }
  }

  mutating func recallPage(
    _ messages: [Message], in id: String = "a", hasEarlier: Bool = false
  ) {
    recall(
      .pageRecalled(
        SessionID(id), KeptPage(messages: messages, hasEarlier: hasEarlier), Self.owner))
  }

  /// The server's newest page.
  mutating func servePage(_ messages: [Message], in id: String = "a", total: Int? = nil) {
    serve(
      .historyLoaded(
        SessionID(id), .success(messages),
        HistoryPage(number: 1, total: total ?? messages.count, receivedAt: 100)))
  }

  mutating func serveList(_ ids: [String], created: Int = 1_000) {
    var list = Self.list(ids, created: created)
    for index in list.indices { list[index].latestAccessAt += 10_000 }
    serve(.sessionsLoaded(page: 1, .success(Page(items: list, total: list.count))))
  }

  mutating func pass(_ duration: Duration) {
    now = now + duration
    act { $0.advance() }
  }

  /// Forgets what was asked so far.
  mutating func look() { (effects, memory, news) = ([], [], []) }

  /// What the chat on screen says.
  var texts: [String] {
    chats.conversation.entries.map { entry in
      switch entry.content {
      case .question(let question): question.text
      case .answer(let answer): answer.text.answer
      case .tool(let call): call.name
      case .mark(let mark): "\(mark)"
      }
    }
  }
}

extension Message {
  /// A message with its place in the record.
  static func stored(
    _ sequence: Int, _ role: Role = .assistant, _ progress: QukaWire.Progress = .completed,
    _ text: String? = nil
  ) -> Message {
    Message(
      id: MessageID("m\(sequence)"), session: SessionID("a"), sequence: sequence, sentAt: sequence,
      role: role, progress: progress, text: text ?? "text \(sequence)")
  }
}
