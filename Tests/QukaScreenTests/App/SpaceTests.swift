import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Spaces that are refused")
struct SpaceTests {
  private static let forbidden = Failure(
    .refused(status: 403, code: 403, message: "Permission denied"))
  private static let gone = Failure(.refused(status: 404, code: 404, message: "x"))

  private static func signedIn(_ spaces: [Space], wanted: String? = nil) -> AppDriver {
    var app = AppDriver(wantedSpace: wanted)
    app.reduce(.signedIn(.success(.make(spaces: spaces))))
    return app
  }

  @Test("a space that is refused is named, with the others that --space can choose")
  func refused() {
    let spaces: [Space] = [.make("s1", "Home"), .make("s2", "Work"), .make("s3", "研究")]
    var app = Self.signedIn(spaces, wanted: "Work")
    app.reduce(.sessionsLoaded(page: 1, .failure(Self.forbidden)))
    let sentence =
      "The server does not let you into the space “Work” (403). "
      + "Choose another with F5: Home (s1), 研究 (s3)."
    #expect(app.state.notice?.text == sentence)
    #expect(
      app.state.chats.sessions.loading
        == .failed(Self.forbidden, of: .make("s2", "Work")))
    app.reduce(.sessionsLoaded(page: 1, .failure(Self.gone)))
    #expect(
      app.state.notice?.text
        == "The server does not know the space “Work” (404). "
        + "Choose another with F5: Home (s1), 研究 (s3).")
  }

  @Test("where there is no other space, that is said")
  func only() {
    var app = Self.signedIn([.make("s1", "Home")])
    app.reduce(.sessionsLoaded(page: 1, .failure(Self.forbidden)))
    #expect(
      app.state.notice?.text
        == "The server does not let you into the space “Home” (403). "
        + "You have no other space. Ask the server's operator.")
  }

  @Test("a question that needs a new chat there comes back with the same sentence")
  func newChat() throws {
    var app = Self.signedIn([.make("s1", "Home"), .make("s2", "Work")])
    app.reduce(.realtime(.connected))
    app.type("Why?")
    app.press(.enter)
    app.reduce(.sessionCreated(TurnID(number: 0), .failure(Self.forbidden)))
    let notice = try #require(app.state.notice?.text)
    #expect(notice.contains("space “Home” (403)") && notice.contains("F5: Work (s2)"))
    #expect(app.conversation.composer.text == "Why?")
  }

  @Test("other failures stay as they are, and a refresh that fails says nothing")
  func others() {
    var app = Self.signedIn([.make("s1", "Home")])
    let failure = Failure.make("429")
    app.reduce(.sessionsLoaded(page: 1, .failure(failure)))
    #expect(app.state.notice?.text == failure.sentence)
  }

  @Test("many spaces with long names make no long sentence")
  func many() {
    let name = String(repeating: "ü\n", count: 2_000)
    let spaces = (0..<1_000).map { Space.make(String(repeating: "\($0)", count: 80), name) }
    var app = Self.signedIn(spaces)
    app.reduce(.sessionsLoaded(page: 1, .failure(Self.forbidden)))
    let notice = app.state.notice?.text ?? ""
    #expect(notice.hasSuffix("and 995 more."))
    #expect(notice.count < 500 && !notice.contains("\n"))
    let other = Self.signedIn(spaces, wanted: "none of them")
    #expect(other.state.fatal?.count ?? .max < 500)
  }
}
