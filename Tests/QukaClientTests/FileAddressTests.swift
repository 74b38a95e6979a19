import QukaClient
import QukaWire
import Testing

@Suite("Addresses of files", .timeLimit(.minutes(5)))
struct FileAddressTests {
  private func find(
    _ message: String, place: Int = 0, at address: String = "https://s.example/c.png?sig=1"
  ) async throws -> (FileAddress, [String]) {
    let server = try await ScriptedServer.start { request in
      let page = request.path.contains("page=1&") ? 1 : 2
      let rows = (page == 1 ? ["m3", "m4"] : ["m1", "m2"]).map { id in
        #"{"meta":{"message_id":"\#(id)","attach":[{"type":"image","url":"\#(address)"}]},"ext":null}"#
      }
      return .data(#"{"list":[\#(rows.joined(separator: ","))],"total":4}"#)
    }
    let api = try QukaAPI.make(server.url)
    defer { api.shutdown() }
    let found = try await api.fileAddress(
      space: SpaceID("s"), session: SessionID("c"), message: MessageID(message), place: place,
      pageSize: 2)
    let paths = server.requests.map(\.path)
    await server.stop()
    return (found, paths)
  }

  @Test("the pages are read from the newest until the message is there")
  func pages() async throws {
    let signed = FileAddress.signed(SignedAddress("https://s.example/c.png?sig=1"))
    var (found, paths) = try await find("m4")
    #expect(found == signed && paths.count == 1)
    (found, paths) = try await find("m1")
    #expect(found == signed && paths.count == 2)
    (found, paths) = try await find("m9")
    #expect(found == .gone && paths.count == 2, "no page after the last")
    #expect(try await find("m4", place: 1).0 == .gone)
  }

  @Test(
    "an address that is none is not handed on",
    arguments: ["", "/c.png", "javascript:alert(1)", "https://a b/c", "file:///etc/passwd"])
  func unusable(address: String) async throws {
    #expect(try await find("m3", at: address).0 == .unusable)
  }
}
