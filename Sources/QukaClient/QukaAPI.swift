import NIOCore
import QukaWire

/// The REST side of the protocol (docs/protocol.md §3), one method per route.
///
/// Safe to use from any task. Calls have deadlines, follow no redirect (the token would travel along)
/// and answer task cancellation with `APIError.cancelled`.
public final class QukaAPI: Sendable {
  let line: HTTPLine
  /// For what goes to the storages that the server names: a connection of its own for each.
  let storages: HTTPLine

  public init(configuration: ServerConfiguration, group: any EventLoopGroup) {
    line = HTTPLine(configuration: configuration, group: group, style: .general)
    storages = HTTPLine(configuration: configuration, group: group, style: .single)
  }

  /// Closes idle connections and ends requests that still run. Returns at once.
  public func shutdown() {
    line.shutdown()
    storages.shutdown()
  }

  /// Gives the connections up: requests that run go on, what comes next makes new ones. For when the
  /// network was lost, or the machine slept.
  public func renewConnections() {
    line.renewConnections()
  }

  /// The server's kind, `selfhost` or `saas`. Needs no token.
  public func mode() async throws(APIError) -> String {
    try await line.call(.mode)
  }

  public func user() async throws(APIError) -> User {
    try await line.call(.user)
  }

  public func spaces() async throws(APIError) -> [Space] {
    try await line.call(.spaces)
  }

  /// Newest first; pages count from 1.
  public func sessions(
    space: SpaceID, page: Int = 1, pageSize: Int = 20
  ) async throws(APIError) -> Page<ChatSession> {
    try await line.call(.sessions(space: space, page: page, pageSize: pageSize))
  }

  public func createSession(space: SpaceID) async throws(APIError) -> SessionID {
    try await line.call(.createSession(space: space))
  }

  /// Does not stop a generation that runs (docs/protocol.md §3.3).
  public func deleteSession(space: SpaceID, session: SessionID) async throws(APIError) {
    try await line.call(.deleteSession(space: space, session: session))
  }

  /// Lets the language model name the session after its first message; may take long.
  public func nameSession(
    space: SpaceID, session: SessionID, firstMessage: String
  ) async throws(APIError) -> String {
    try await line.call(
      .nameSession(space: space, session: session, firstMessage: firstMessage),
      within: line.configuration.timeouts.name
    )
  }

  /// A fresh id for a message; nothing is reserved at the server.
  public func messageID(space: SpaceID, session: SessionID) async throws(APIError) -> MessageID {
    try await line.call(.messageID(space: space, session: session))
  }

  /// Oldest first inside a page; page 1 is the newest page.
  public func history(
    space: SpaceID, session: SessionID, page: Int = 1, pageSize: Int = 100
  ) async throws(APIError) -> Page<Message> {
    try await line.call(.history(space: space, session: session, page: page, pageSize: pageSize))
  }

  /// An entry of the knowledge base, to which answers refer.
  public func knowledge(space: SpaceID, id: KnowledgeID) async throws(APIError) -> Knowledge {
    try await line.call(.knowledge(space: space, id: id))
  }

  /// Lets anybody who has the link read a chat, and answers the link.
  public func shareSession(
    space: SpaceID, session: SessionID
  ) async throws(APIError) -> ShareLink {
    try await line.call(
      .shareSession(
        space: space, session: session, page: line.configuration.address.sharePage))
  }

  /// Sends a question (docs/protocol.md §3.4). Events of the answer can come before this returns.
  ///
  /// - Parameter onWritten: called at most once, on an event loop, when the request's head was handed to
  ///   the socket. When the calling task is cancelled and this was not called before `send` threw,
  ///   nothing of the request was written.
  public func send(
    space: SpaceID, session: SessionID, message: MessageID, text: String,
    options: SendOptions = SendOptions(), onWritten: @escaping @Sendable () -> Void = {}
  ) async throws(APIError) -> SendReceipt {
    let receipt = try await line.call(
      .send(space: space, session: session, message: message, text: text, options: options),
      within: line.configuration.timeouts.send, onWritten: onWritten
    )
    guard !receipt.answer.rawValue.isEmpty else { throw .answerNotStarted }
    return receipt
  }
}
