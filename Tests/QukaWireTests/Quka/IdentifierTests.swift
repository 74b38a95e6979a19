import QukaWire
import Testing

@Suite("Ids and pages of a server that is not to be trusted")
struct IdentifierTests {
  private static let badNames = ["", ".", "..", String(repeating: "x", count: 257)]
  private static let goodNames = [
    "...", "1131025869012340737", "a/../b", "…", String(repeating: "x", count: 256),
  ]

  private func decode<Answer>(_ endpoint: Endpoint<Answer>, _ json: String) throws -> Answer? {
    endpoint.decode(try JSONValue(parsing: json))
  }

  @Test("an id that would lead a path elsewhere, and a huge one, is none", arguments: badNames)
  func unusable(id: String) throws {
    let space = SpaceID("s")
    let session = SessionID("1")
    #expect(try decode(.spaces, #"{"list":[{"space_id":"\#(id)"}]}"#) == nil)
    let list = #"{"list":[{"id":"\#(id)"},{"id":"2"}]}"#
    #expect(
      try decode(.sessions(space: space, page: 1, pageSize: 9), list)?.items.map(\.id)
        == [SessionID("2")])
    let history = #"{"list":[{"meta":{"message_id":"\#(id)"}},{"meta":{"message_id":"m"}}]}"#
    #expect(
      try decode(.history(space: space, session: session, page: 1, pageSize: 9), history)?.items
        .map(\.id) == [MessageID("m")])
    #expect(try decode(.createSession(space: space), #"{"session_id":"\#(id)"}"#) == nil)
    #expect(try decode(.messageID(space: space, session: session), #""\#(id)""#) == nil)
    #expect(
      try decode(.knowledge(space: space, id: KnowledgeID("k")), #"{"id":"\#(id)"}"#) == nil)
    let event = #"{"subject":"on_message","type":"2","data":{"message_id":"\#(id)"}}"#
    #expect(
      ChatEvent(publication: try JSONValue(parsing: event))
        == .unknown(subject: "on_message", type: "2"))
  }

  @Test("an answer that is named so could never be shown; one without a name never started")
  func receipts() throws {
    let send = Endpoint.send(
      space: SpaceID("s"), session: SessionID("1"), message: MessageID("m"), text: "x",
      options: SendOptions())
    #expect(try decode(send, #"{"answer_id":".."}"#) == nil)
    #expect(try decode(send, #"{"answer_id":""}"#)?.answer == MessageID(""))
  }

  @Test("every other id stays as it is", arguments: goodNames)
  func usable(id: String) throws {
    let spaces = try decode(.spaces, #"{"list":[{"space_id":"\#(id)"}]}"#)
    #expect(spaces?.map(\.id) == [SpaceID(id)])
    #expect(Endpoint.createSession(space: SpaceID(id)).isUsable)
  }

  @Test("no path is made of an id that would lead it elsewhere", arguments: ["", ".", ".."])
  func paths(id: String) {
    let (space, session) = (SpaceID(id), SessionID(id))
    let right = (space: SpaceID("s"), session: SessionID("1"))
    #expect(!Endpoint.sessions(space: space, page: 1, pageSize: 1).isUsable)
    #expect(!Endpoint.createSession(space: space).isUsable)
    #expect(!Endpoint.deleteSession(space: right.space, session: session).isUsable)
    #expect(!Endpoint.stop(space: space, session: right.session).isUsable)
    #expect(!Endpoint.stop(space: right.space, session: session).isUsable)
    let details = Endpoint.messageDetails(
      space: right.space, session: right.session, message: MessageID(id))
    #expect(!details.isUsable)
    #expect(Endpoint.stop(space: right.space, session: right.session).isUsable)
    #expect(Endpoint.user.isUsable)
  }

  @Test("a page has at most the rows that were asked for: the newest ones")
  func pages() throws {
    let chats = (0..<1_000).map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let sessions = try decode(
      .sessions(space: SpaceID("s"), page: 1, pageSize: 50), #"{"total":1,"list":[\#(chats)]}"#)
    #expect(sessions?.items.map(\.id.rawValue) == (0..<50).map { "\($0)" })
    #expect(sessions?.total == 1)
    let rows = (0..<1_000).map { #"{"meta":{"message_id":"\#($0)"}}"# }.joined(separator: ",")
    let history = try decode(
      .history(space: SpaceID("s"), session: SessionID("1"), page: 1, pageSize: 100),
      #"{"total":-5,"list":[\#(rows)]}"#)
    #expect(history?.items.map(\.id.rawValue) == (900..<1_000).map { "\($0)" })
    #expect(history?.total == 0)
    let spaces = (0..<2_000).map { #"{"space_id":"\#($0)"}"# }.joined(separator: ",")
    #expect(try decode(.spaces, #"{"list":[\#(spaces)]}"#)?.count == Limits.spaces)
  }

  @Test("a chat's id is found under either name")
  func eitherName() throws {
    let rows = #"{"list":[{"id":null,"session_id":"1"},{"id":"..","session_id":"2"},{"id":"3"}]}"#
    let page = try decode(.sessions(space: SpaceID("s"), page: 1, pageSize: 9), rows)
    #expect(page?.items.map(\.id.rawValue) == ["1", "2", "3"])
  }

  @Test("a list of which no row can be read cannot be read; an empty one can")
  func unreadable() throws {
    #expect(try decode(.spaces, #"{"list":[1,{"title":"x"}]}"#) == nil)
    #expect(try decode(.spaces, #"{"list":[]}"#) == [])
  }

  @Test("four times as many rows take about four times as long")
  func linear() throws {
    let endpoint = Endpoint.sessions(space: SpaceID("s"), page: 1, pageSize: 50)
    func time(_ count: Int) throws -> Duration {
      let rows = (0..<count).map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
      let body = Array(#"{"meta":{"code":0},"data":{"total":1,"list":[\#(rows)]}}"#.utf8)
      return try (0..<3).map { _ in
        try ContinuousClock().measure {
          let envelope = try #require(Envelope(parsing: body))
          #expect(endpoint.decode(envelope.data)?.items.count == 50)
        }
      }
      .min() ?? .zero
    }
    let small = try time(5_000)
    #expect(try time(20_000) < small * 12)
  }
}
