import QukaWire
import Testing

@testable import QukaClient

@Suite("Sharing a chat (docs/protocol.md §3.6)", .timeLimit(.minutes(5))) struct ShareTests {
  @Test(
    "the page of shared chats lies beside the API",
    arguments: [
      ("https://host", "https://host/s/s/{token}"),
      ("http://host:8080/quka", "http://host:8080/quka/s/s/{token}"),
      ("https://[::1]:9/a/api/v1", "https://[::1]:9/a/s/s/{token}"),
    ])
  func page(address: String, page: String) throws {
    #expect(try ServerAddress(parsing: address).sharePage == page)
  }

  @Test("the server is asked once, and its link is what counts")
  func share() async throws {
    let server = try await ScriptedServer.start { _ in
      .data(#"{"token":"t","url":"https://share.example/s/s/t"}"#)
    }
    let api = try QukaAPI.make(server.url)
    let link = try await api.shareSession(space: SpaceID("s"), session: SessionID("1"))
    #expect(link.address == "https://share.example/s/s/t")
    #expect(server.requests.map(\.path) == ["/api/v1/space/s/session/share"])
    api.shutdown()
    await server.stop()
  }
}
