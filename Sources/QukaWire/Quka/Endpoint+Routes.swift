extension Endpoint where Answer == String {
  public static var mode: Self {
    Self(.get, "/mode", isAuthenticated: false, subject: .mode, decode: \.string)
  }

  public static func nameSession(
    space: SpaceID, session: SessionID, firstMessage: String
  ) -> Self {
    Self(
      .put, chatPath(space, session) + "/named", body: ["first_message": .string(firstMessage)],
      subject: .sessionName
    ) { $0["name"]?.string }
  }
}

extension Endpoint where Answer == User {
  public static var user: Self {
    Self(.get, "/user/info", subject: .user, decode: User.init(decoding:))
  }
}

extension Endpoint where Answer == [Space] {
  public static var spaces: Self {
    Self(.get, "/space/list", subject: .spaces) { data in
      decodeList(data["list"] ?? .null, .newestFirst(atMost: Limits.spaces), Space.init(decoding:))
    }
  }
}

extension Endpoint where Answer == Page<ChatSession> {
  public static func sessions(space: SpaceID, page: Int, pageSize: Int) -> Self {
    Self(
      .get, chatPath(space) + "/list?page=\(page)&pagesize=\(pageSize)", subject: .sessions
    ) { data in
      decodePage(data, .newestFirst(atMost: pageSize)) { ChatSession(decoding: $0) }
    }
  }
}

extension Endpoint where Answer == SessionID {
  public static func createSession(space: SpaceID) -> Self {
    Self(.post, chatPath(space), subject: .newSession) { data in
      SessionID(decoding: data["session_id"])
    }
  }
}

extension Endpoint where Answer == Void {
  public static func deleteSession(space: SpaceID, session: SessionID) -> Self {
    Self(.delete, chatPath(space, session), subject: .deletion) { _ in () }
  }

  /// Always 200 when the session is the caller's, whether or not anything ran
  /// (docs/protocol.md §6.6).
  public static func stop(space: SpaceID, session: SessionID) -> Self {
    Self(.post, chatPath(space, session) + "/stop", subject: .stop) { _ in () }
  }
}

extension Endpoint where Answer == MessageID {
  /// The answer is a bare string; an object with `message_id` is accepted too (docs/protocol.md §2.3).
  public static func messageID(space: SpaceID, session: SessionID) -> Self {
    Self(.post, chatPath(space, session) + "/message/id", subject: .messageID) { data in
      MessageID(decoding: data) ?? MessageID(decoding: data["message_id"])
    }
  }
}

extension Endpoint where Answer == Page<Message> {
  public static func history(
    space: SpaceID, session: SessionID, page: Int, pageSize: Int
  ) -> Self {
    Self(
      .get, historyPath(space, session, page: page, pageSize: pageSize), subject: .history
    ) { data in
      decodePage(data, .newestLast(atMost: pageSize)) { Message(history: $0) }
    }
  }
}

extension Endpoint where Answer == Page<MessageFiles> {
  /// The same pages, for the addresses that `Message` does not have.
  public static func files(
    space: SpaceID, session: SessionID, page: Int, pageSize: Int
  ) -> Self {
    Self(
      .get, historyPath(space, session, page: page, pageSize: pageSize), subject: .history
    ) { data in
      decodePage(data, .newestLast(atMost: pageSize)) { MessageFiles(history: $0) }
    }
  }
}

extension Endpoint where Answer == MessageDetails {
  public static func messageDetails(
    space: SpaceID, session: SessionID, message: MessageID
  ) -> Self {
    Self(
      .get, chatPath(space, session) + "/message/\(PercentEncoding.encoded(message.rawValue))/ext",
      subject: .messageDetails
    ) { data in
      MessageDetails(decoding: data, of: message)
    }
  }
}

extension Endpoint where Answer == Knowledge {
  public static func knowledge(space: SpaceID, id: KnowledgeID) -> Self {
    let (place, entry) = (
      PercentEncoding.encoded(space.rawValue), PercentEncoding.encoded(id.rawValue)
    )
    return Self(
      .get, "/\(place)/knowledge?id=\(entry)",
      subject: .source, decode: Knowledge.init(decoding:))
  }
}

extension Endpoint where Answer == SendReceipt {
  public static func send(
    space: SpaceID, session: SessionID, message: MessageID, text: String, options: SendOptions
  ) -> Self {
    var members: [JSONValue.Member] = [
      JSONValue.Member("message_id", .string(message.rawValue)),
      JSONValue.Member("message", .string(text)),
      JSONValue.Member("agent", .string(options.agent)),
      JSONValue.Member("enable_search", .bool(options.search)),
      JSONValue.Member("enable_thinking", .bool(options.thinking)),
      JSONValue.Member("enable_knowledge", .bool(options.knowledge)),
    ]
    if !options.pictures.isEmpty {
      members.append(JSONValue.Member("files", .array(options.pictures.map(\.json))))
    }
    return Self(
      .post, chatPath(space, session) + "/message", body: .object(members),
      subject: .receipt, decode: SendReceipt.init(decoding:)
    )
  }
}

extension Endpoint where Answer == UploadKey {
  public static func uploadKey(space: SpaceID, name: String, bytes: Int) -> Self {
    Self(
      .post, "/space/\(PercentEncoding.encoded(space.rawValue))/object/upload/key",
      body: [
        "object_type": .string("chat"), "kind": .string("chat"), "file_name": .string(name),
        "size": .number("\(bytes)"),
      ],
      subject: .uploadKey, decode: UploadKey.init(decoding:))
  }
}

private func historyPath(
  _ space: SpaceID, _ session: SessionID, page: Int, pageSize: Int
) -> String {
  chatPath(space, session) + "/history/list?page=\(page)&pagesize=\(pageSize)&after_sequence=0"
}

extension Endpoint where Answer == ShareLink {
  /// Sharing again gives the same link.
  ///
  /// - Parameter page: the page that shows it, with `{token}` where the server puts its token.
  public static func shareSession(space: SpaceID, session: SessionID, page: String) -> Self {
    Self(
      .post, "/space/\(PercentEncoding.encoded(space.rawValue))/session/share",
      body: ["embedding_url": .string(page), "session_id": .string(session.rawValue)],
      subject: .shareLink, decode: ShareLink.init(decoding:))
  }
}

private func chatPath(_ space: SpaceID, _ session: SessionID? = nil) -> String {
  let chat = "/\(PercentEncoding.encoded(space.rawValue))/chat"
  guard let session else { return chat }
  return chat + "/\(PercentEncoding.encoded(session.rawValue))"
}

/// The order of a page's rows, and how many were asked for: a server that sends more is not followed.
private enum PageOrder {
  case newestFirst(atMost: Int)
  case newestLast(atMost: Int)

  func cut(_ rows: [JSONValue]) -> ArraySlice<JSONValue> {
    switch self {
    case .newestFirst(let limit): rows.prefix(max(0, limit))
    case .newestLast(let limit): rows.suffix(max(0, limit))
    }
  }
}

/// A list whose unreadable elements are left out: one odd row must not hide the others. Where none can be
/// read, the list cannot.
private func decodeList<Element>(
  _ value: JSONValue, _ order: PageOrder, _ decode: (JSONValue) -> Element?
) -> [Element]? {
  guard let rows = value.list else { return nil }
  let elements = order.cut(rows).compactMap(decode)
  return elements.isEmpty && !rows.isEmpty ? nil : elements
}

/// `{"list":[…],"total":N}`; without a total, the page's own count. Nothing at all is no empty page.
private func decodePage<Element>(
  _ data: JSONValue, _ order: PageOrder, _ decode: (JSONValue) -> Element?
) -> Page<Element>? {
  guard data.members != nil, let items = decodeList(data["list"] ?? .null, order, decode) else {
    return nil
  }
  return Page(items: items, total: max(0, data["total"]?.integer ?? items.count))
}
