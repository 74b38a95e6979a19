import QukaScreen
import QukaWire
import Testing

@testable import QukaClient

@Suite("Redirects and refused handshakes", .timeLimit(.minutes(5)))
struct RedirectionTests {
  private func redirection(status: Int, location: String?) -> String {
    APIError.redirected(status: status, location: location).sentence
  }

  @Test(
    "the new place is told as --server takes it",
    arguments: [
      ("https://new.example/api/v1/user/info", "https://new.example"),
      ("https://new.example/quka/api/v1/connect?x=1", "https://new.example/quka"),
      ("https://user:secret@new.example/login#a", "https://new.example/login"),
      ("/elsewhere", "/elsewhere"), ("//host/x", "//host/x"),
      ("https://a\u{1B}[2J.example", "https://a[2J.example"),
    ]
  )
  func places(location: String, place: String) {
    #expect(Redirection.place(location) == place)
    #expect(redirection(status: 301, location: location).contains(place + " (301)"))
  }

  @Test("only what --server takes is proposed for it")
  func advice() throws {
    let absolute = redirection(status: 301, location: "https://new.example/x")
    #expect(absolute.hasSuffix("give it as --server."))
    for path in ["/login?next=x", "login", "../x"] {
      let sentence = redirection(status: 302, location: path)
      #expect(sentence.contains("same server") && !sentence.contains("give it as"), "\(sentence)")
    }
    let schemeless = redirection(status: 302, location: "//host/x")
    #expect(schemeless.contains("with https: in front"))
  }

  @Test("a redirect without a place, or with an endless one, is told too")
  func oddPlaces() {
    for location in [nil, "", " ", "?x"] {
      #expect(redirection(status: 302, location: location).contains("elsewhere (302)"))
    }
    let long = "https://" + String(repeating: "a", count: 5_000)
    #expect(redirection(status: 302, location: long).utf8.count < 500)
  }

  @Test("REST follows none and says where it leads", arguments: [301, 302, 303, 307, 308])
  func rest(status: Int) async throws {
    let target = try await ScriptedServer.start { _ in .data("null") }
    let server = try await ScriptedServer.start { _ in
      .status(status, "<html>", headers: "Location: \(target.url)/api/v1/x\r\n")
    }
    let api = try QukaAPI.make(server.url)
    let error = await #expect(throws: APIError.self) { try await api.user() }
    #expect(error?.sentence.contains("redirects to \(target.url) (\(status))") == true)
    #expect(error?.isFinal == true)
    #expect(target.connections == 0)
    api.shutdown()
    await server.stop()
    await target.stop()
  }

  @Test("the realtime link ends with the new place and tries again only when asked")
  func realtime() async throws {
    let target = try await ScriptedServer.start { _ in .data("null") }
    let location = "\(target.url)/api/v1/connect"
    let server = try await RawTestServer.start { _ in
      Array("HTTP/1.1 301 Moved\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n".utf8)
    }
    let test = try RealtimeUnderTest("http://127.0.0.1:\(server.port)")
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    let end = try #require(await test.next()?.disconnection)
    #expect(end.retryIn == nil)
    #expect(end.reason.contains("redirects to \(target.url) (301)"))
    #expect(target.connections == 0)
    await test.client.shutdown()
    try await server.stop()
    await target.stop()
  }

  @Test(
    "a refused handshake becomes a sentence, and is tried again",
    arguments: [
      (403, "perhaps for its origin"), (404, "--server"), (429, "Too many"), (500, "failed"),
      (502, "server behind it does not"), (503, "server behind it does not"), (200, "page"),
      (418, "418"),
    ]
  )
  func refusals(status: Int, words: String) async throws {
    let page = "<html><body>Some proxy's page</body></html>"
    let server = try await RawTestServer.start { _ in
      Array(
        ("HTTP/1.1 \(status) Something\r\nContent-Type: text/html\r\n"
          + "Content-Length: \(page.utf8.count)\r\n\r\n" + page).utf8)
    }
    let test = try RealtimeUnderTest("http://127.0.0.1:\(server.port)")
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    let end = try #require(await test.next()?.disconnection)
    #expect(end.retryIn != nil)
    #expect(end.reason.contains(words), "\(end.reason)")
    #expect(end.reason.contains("\(status)"))
    #expect(!end.reason.contains("html"))
    #expect(await test.next() == .connecting(attempt: 2))
    await test.client.shutdown()
    try await server.stop()
  }
}
