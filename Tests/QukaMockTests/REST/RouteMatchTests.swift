import Testing

@testable import QukaMock

@Suite("Routes and request targets")
struct RouteMatchTests {
  @Test(
    "every route of docs/protocol.md §3 is recognised",
    arguments: [
      ("GET", "/mode", Route.mode), ("GET", "/user/info", .user), ("GET", "/space/list", .spaces),
      ("POST", "/s/chat", .createSession), ("GET", "/s/chat/list", .listSessions),
      ("DELETE", "/s/chat/1", .deleteSession), ("PUT", "/s/chat/1/named", .nameSession),
      ("POST", "/s/chat/1/stop", .stop), ("POST", "/s/chat/1/message/id", .messageID),
      ("POST", "/s/chat/1/message", .send), ("GET", "/s/chat/1/message/m/ext", .messageDetails),
      ("GET", "/s/chat/1/history/list", .history),
    ])
  func known(method: String, path: String, route: Route) {
    #expect(match(method, path)?.route == route)
  }

  @Test(
    "wrong methods, missing and extra parts are unknown routes",
    arguments: [
      ("POST", "/mode"), ("GET", "/s/chat"), ("GET", "/s/chat/1"), ("POST", "/s/chat/1/named"),
      ("POST", "/s/chat/1/message/id/x"), ("POST", "//chat"), ("GET", "/s/chat/1/message//x"),
      ("GET", ""), ("GET", "/"), ("POST", "/s/chat/"),
    ])
  func unknown(method: String, path: String) {
    #expect(match(method, path) == nil)
  }

  @Test("strict: a space without a name is a space")
  func namelessSpace() {
    for (method, path) in [
      ("POST", "//chat"), ("GET", "//chat/list"), ("GET", "//knowledge"),
      ("POST", "/space//session/share"),
    ] {
      #expect(match(method, path) == nil)
      #expect(match(method, path, isStrict: true)?.space == "")
    }
    #expect(match("GET", "//mode", isStrict: true) == nil)
  }

  @Test("names in the path are decoded")
  func decoded() {
    #expect(match("POST", "/my%20space/chat/%E4%BD%A0/stop")?.space == "my space")
    #expect(match("POST", "/my%20space/chat/%E4%BD%A0/stop")?.session == "你")
    #expect(PercentEncoding.decode("100%25 %zz %4") == "100% %zz %4")
  }

  @Test("the query is decoded and the first value of a name counts")
  func query() {
    let request = Request(
      method: "GET", uri: "/a?page=2&page=3&q=%26x&empty&=", connection: 1
    )
    #expect(request.query["page"] == "2")
    #expect(request.query["q"] == "&x")
    #expect(request.query["empty"] == "")
  }

  private func match(_ method: String, _ path: String, isStrict: Bool = false) -> RouteMatch? {
    let request = Request(method: method, uri: "/api/v1\(path)", connection: 1)
    return RouteMatch(method: request.method, path: request.path, isStrict: isStrict)
  }
}
