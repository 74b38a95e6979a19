import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Places and names in words") struct PlaceWordsTests {
  @Test("a server is told by its host and what there is to know of the way to it")
  func places() {
    let open = Place.server("h:80", warnings: [.unencrypted])
    #expect(Place.demo.words == "demo" && Place.demo.leastWords == "demo")
    #expect(open.words == "h:80, unencrypted" && open.leastWords == "unencrypted")
    #expect(Place.server("h").words == "h" && Place.server("h").leastWords.isEmpty)
  }

  @Test("a chat without a title has a word for one where it is shown, and none in the list's value")
  func untitled() {
    let chat = ChatSession(id: SessionID("a"), title: " \n", createdAt: 0, latestAccessAt: 1)
    var app = AppDriver.connected()
    app.reduce(.sessionsLoaded(page: 1, .success(Page(items: [chat], total: 1))))
    #expect(app.state.chats.sessions.session(SessionID("a"))?.title == "")
    #expect(app.state.quotedTitle(SessionID("a")) == "“Untitled”")
    #expect(app.screen.contains("Untitled"))
    app.press(.control("p"))
    #expect(app.screen.contains("Untitled"))
  }
}
