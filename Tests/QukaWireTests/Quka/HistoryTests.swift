import QukaWire
import Testing

@Suite("History")
struct HistoryTests {
  private func page(_ json: String) throws -> Page<Message>? {
    let endpoint = Endpoint.history(
      space: SpaceID("s"), session: SessionID("1"), page: 1, pageSize: 100)
    return endpoint.decode(try JSONValue(parsing: json))
  }

  @Test("user, tool and assistant messages are read in order")
  func rows() throws {
    let page = try #require(
      try page(
        #"""
        {"list":[
         {"meta":{"message_id":"q","sequence":1,"send_time":5,"role":1,"session_id":"1","complete":1,
           "message_type":1,"message":{"text":"hello"},"attach":null},"ext":null},
         {"meta":{"message_id":"t","sequence":2,"send_time":6,"role":4,"session_id":"1","complete":1,
           "message_type":2,"message":{"text":
           "{\"id\":\"t\",\"tool_name\":\"WebSearch\",\"args\":\"{\\\"q\\\":1}\",\"content\":\"c\"}"}},
           "ext":{"is_read":null}},
         {"meta":{"message_id":"a","sequence":2,"send_time":6,"role":2,"session_id":"1","complete":5,
           "message":{"text":"<think>x</think>y"}},"ext":{}}],
         "total":9}
        """#
      )
    )
    #expect(page.total == 9)
    #expect(page.items.map(\.id) == [MessageID("q"), MessageID("t"), MessageID("a")])
    #expect(page.items.map(\.role) == [.user, .tool, .assistant])
    #expect(page.items.map(\.progress) == [.completed, .completed, .canceled])
    #expect(page.items[0].text == "hello")
    #expect(
      page.items[1].tool
        == ToolTips(id: "t", name: "WebSearch", arguments: #"{"q":1}"#, content: "c")
    )
    #expect(page.items[2].tool == nil)
    #expect(page.items[2].text == "<think>x</think>y")
  }

  @Test("only tool messages have tool tips, and only when their text is such an object")
  func toolTips() throws {
    let page = try #require(
      try page(
        #"""
        {"list":[
         {"meta":{"message_id":"a","role":2,"message":{"text":"{\"tool_name\":\"x\"}"}}},
         {"meta":{"message_id":"b","role":4,"message":{"text":"Using tool: x"}}},
         {"meta":{"message_id":"c","role":4,"message":{"text":"{\"broken\""}}},
         {"meta":{"message_id":"d","role":4,"message":{"text":"{\"other\":1}"}}}]}
        """#
      )
    )
    #expect(page.items.map(\.tool) == [nil, nil, nil, nil])
    #expect(page.total == 4)
  }

  @Test("unknown roles and states are tolerated, rows without an id are left out")
  func tolerance() throws {
    let page = try #require(
      try page(
        #"{"list":[{"meta":{"message_id":"a","role":77,"complete":"88","message":null}},"#
          + #"{"meta":null},{"ext":{}},null,{"meta":{"message_id":""}}],"total":null}"#
      )
    )
    #expect(page.items.map(\.role) == [.unknown])
    #expect(page.items.map(\.progress) == [.unknown])
    #expect(page.items.map(\.text) == [""])
  }
}
