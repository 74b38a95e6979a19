import QukaWire
import Testing

@Suite("Endpoints")
struct EndpointTests {
  private let space = SpaceID("space1")
  private let session = SessionID("1131025869012340737")

  private func decode<Answer>(_ endpoint: Endpoint<Answer>, _ json: String) throws -> Answer? {
    endpoint.decode(try JSONValue(parsing: json))
  }

  @Test("a source is read whatever its text is stored as")
  func knowledge() throws {
    let endpoint = Endpoint.knowledge(space: space, id: KnowledgeID("a/b"))
    #expect(endpoint.path == "/space1/knowledge?id=a%2Fb")
    let markdown = try decode(
      endpoint,
      #"{"id":"k","title":"T","tags":null,"content":"*x*","content_type":"markdown","updated_at":7}"#
    )
    #expect(
      markdown == Knowledge(id: KnowledgeID("k"), title: "T", text: "*x*", updatedAt: 7))
    let html = try decode(
      endpoint, #"{"id":"k","content":"<p>a <b>c</b></p><p>d < e","content_type":"html"}"#)
    #expect(html?.text == "a c\n\nd < e")
    let blocks = try decode(
      endpoint,
      #"{"id":"k","tags":["t"],"content":"","content_type":"blocks","blocks":{"blocks":[{"type":"p","data":{"text":"one"}},{"type":"list","data":{"items":["two","three"]}}]}}"#
    )
    #expect(blocks?.text == "one\n\ntwo\n\nthree" && blocks?.tags == ["t"])
    #expect(try decode(endpoint, #"{"title":"no id"}"#) == nil)
  }

  @Test("paths and methods are the server's")
  func paths() {
    #expect(Endpoint.mode.path == "/mode")
    #expect(!Endpoint.mode.isAuthenticated)
    #expect(Endpoint.user.path == "/user/info")
    #expect(Endpoint.user.isAuthenticated)
    #expect(Endpoint.spaces.path == "/space/list")
    let list = Endpoint.sessions(space: space, page: 2, pageSize: 20)
    #expect(list.path == "/space1/chat/list?page=2&pagesize=20")
    #expect(Endpoint.createSession(space: space).path == "/space1/chat")
    #expect(Endpoint.createSession(space: space).method == .post)
    let deletion = Endpoint.deleteSession(space: space, session: session)
    #expect(deletion.path == "/space1/chat/1131025869012340737")
    #expect(deletion.method == .delete)
    let stop = Endpoint.stop(space: space, session: session)
    #expect(stop.path == "/space1/chat/1131025869012340737/stop")
    #expect(stop.method == .post)
    #expect(stop.body == nil)
    let history = Endpoint.history(space: space, session: session, page: 1, pageSize: 100)
    #expect(
      history.path
        == "/space1/chat/1131025869012340737/history/list?page=1&pagesize=100&after_sequence=0"
    )
    let details = Endpoint.messageDetails(
      space: space, session: session, message: MessageID("m"))
    #expect(details.path == "/space1/chat/1131025869012340737/message/m/ext")
  }

  @Test("odd characters in ids cannot change the path")
  func escaping() {
    let stop = Endpoint.stop(space: SpaceID("a/../b"), session: SessionID("ü?x#%"))
    #expect(stop.path == "/a%2F..%2Fb/chat/%C3%BC%3Fx%23%25/stop")
  }

  @Test("a send carries the id, the text and every option")
  func sendBody() throws {
    let send = Endpoint.send(
      space: space, session: session, message: MessageID("m"), text: "line\n\"quoted\"",
      options: SendOptions(agent: "journal", search: true, thinking: false, knowledge: true)
    )
    #expect(send.path == "/space1/chat/1131025869012340737/message")
    #expect(
      send.body?.encoded
        == #"{"message_id":"m","message":"line\n\"quoted\"","agent":"journal","#
        + #""enable_search":true,"enable_thinking":false,"enable_knowledge":true}"#
    )
    #expect(
      try decode(send, #"{"sequence":7,"answer_id":"a"}"#)
        == SendReceipt(sequence: 7, answer: MessageID("a"))
    )
    #expect(try decode(send, #"{"sequence":7}"#)?.answer == MessageID(""))
    #expect(try decode(send, "null") == nil)
  }

  @Test("a user is read, with whatever is missing empty")
  func user() throws {
    let full = #"{"user_name":"Admin","user_id":"u","plan_id":"ultra","appid":"quka","x":1}"#
    #expect(
      try decode(.user, full) == User(id: "u", name: "Admin", appID: "quka", plan: "ultra")
    )
    #expect(
      try decode(.user, #"{"user_id":42,"avatar":null}"#)
        == User(id: "42", name: "", appID: "", plan: "")
    )
    #expect(try decode(.user, #"{"user_name":"nobody"}"#) == nil)
  }

  @Test("lists may be null, and an unreadable row does not hide the others")
  func lists() throws {
    #expect(try decode(.spaces, #"{"list":null}"#) == [])
    #expect(try decode(.spaces, "{}") == [])
    #expect(
      try decode(
        .spaces, #"{"list":[{"space_id":"a","title":"t","role":"role-chief"},7,{"title":"?"}]}"#
      ) == [Space(id: SpaceID("a"), title: "t", role: "role-chief")]
    )
    #expect(try decode(.spaces, #"{"list":"x"}"#) == nil)
    let sessions = Endpoint.sessions(space: space, page: 1, pageSize: 20)
    #expect(try decode(sessions, #"{"list":null,"total":0}"#) == Page(items: [], total: 0))
  }

  @Test("a session's id may be a number and is never rounded")
  func sessions() throws {
    let endpoint = Endpoint.sessions(space: space, page: 1, pageSize: 20)
    let page = try #require(
      try decode(
        endpoint,
        #"{"list":[{"id":1131025869012340737,"title":"T","created_at":5,"#
          + #""latest_access_time":"6","status":99}],"total":41}"#
      )
    )
    #expect(
      page
        == Page(
          items: [ChatSession(id: session, title: "T", createdAt: 5, latestAccessAt: 6)],
          total: 41
        )
    )
  }

  @Test("a new session has an id, under either name a wrong one is refused")
  func newSession() throws {
    let endpoint = Endpoint.createSession(space: space)
    #expect(try decode(endpoint, #"{"session_id":"1131025869012340737"}"#) == session)
    #expect(try decode(endpoint, #"{"session_id":""}"#) == nil)
    #expect(try decode(endpoint, "null") == nil)
  }

  @Test("a message id is a bare string or an object")
  func messageID() throws {
    let endpoint = Endpoint.messageID(space: space, session: session)
    #expect(endpoint.path.hasSuffix("/message/id"))
    #expect(try decode(endpoint, "\"abc\"") == MessageID("abc"))
    #expect(try decode(endpoint, #"{"message_id":"abc"}"#) == MessageID("abc"))
    #expect(try decode(endpoint, "\"\"") == nil)
  }

  @Test("naming answers the name")
  func naming() throws {
    let endpoint = Endpoint.nameSession(space: space, session: session, firstMessage: "hi")
    #expect(endpoint.method == .put)
    #expect(endpoint.body?.encoded == #"{"first_message":"hi"}"#)
    #expect(try decode(endpoint, #"{"session_id":"1","name":"Backups"}"#) == "Backups")
    #expect(try decode(endpoint, #"{"session_id":"1"}"#) == nil)
  }

  @Test("details of an unknown message are zero values")
  func details() throws {
    let endpoint = Endpoint.messageDetails(
      space: space, session: session, message: MessageID("m"))
    #expect(
      try decode(endpoint, #"{"message_id":"","rel_docs":null,"evaluate":0,"tool_name":""}"#)
        == MessageDetails(id: MessageID("m"), evaluation: 0, toolName: "", toolArguments: "")
    )
  }
}
