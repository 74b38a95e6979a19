import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("The words for a stop and its end") struct MarkTests {
  private static let widths = [80, 40]

  /// A streaming answer after these steps: the header, and the rows below the answer.
  private static func look(_ columns: Int, _ steps: (inout AppDriver) -> Void) -> String {
    var app = AppDriver.streaming(size: Size(columns: columns, rows: 16))
    app.change { $0.isListWanted = false }
    steps(&app)
    let rows = app.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let below = rows[4..<13].map { $0.drop { $0 == " " } }.filter {
      !$0.isEmpty && !$0.hasPrefix("─")
    }
    let header = rows[0].replacing(" Quka  Chat a", with: "").drop { $0 == " " }
    return ([header] + below).joined(separator: " | ")
  }

  @Test("stopping, then accepted", arguments: widths)
  func stopping(_ columns: Int) {
    #expect(Self.look(columns) { $0.escape() } == "stopping… | stopping…")
    let accepted = Self.look(columns) {
      $0.escape()
      $0.reduce(.stopAnswered($0.turn, .accepted))
    }
    #expect(accepted == "stopping… accepted | stopping…")
    let failed = Self.look(columns) {
      $0.escape()
      $0.reduce(.stopAnswered($0.turn, .failed(.make("503"))))
    }
    #expect(failed == "stopping… retrying | stopping…")
  }

  @Test(
    "stopped, with its length; with its time in the details, and where it was long",
    arguments: widths)
  func stopped(_ columns: Int) {
    let mark = TurnMark.stopped(characters: 1_204, after: .milliseconds(38))
    #expect(MarkText.text(mark) == "stopped · 1,204 characters")
    #expect(
      MarkText.text(mark, inFull: true) == "stopped · 1,204 characters · confirmed in 38 ms")
    func stopped(after pause: Duration, details: Bool = false) -> String {
      Self.look(columns) {
        $0.escape()
        $0.wait(pause)
        $0.chat(.stopped("A"))
        if details { $0.press(.control("o")) }
      }
    }
    #expect(stopped(after: .milliseconds(38)) == "demo | stopped · 5 characters")
    let isWide = columns == 80
    #expect(
      stopped(after: .milliseconds(1_234))
        == (isWide
          ? "demo | stopped · 5 characters · confirmed in 1.2 s"
          : "demo | stopped · 5 characters · confirmed | in 1.2 s"))
    #expect(
      stopped(after: .milliseconds(38), details: true).hasSuffix(
        isWide
          ? " | stopped · 5 characters · confirmed in 38 ms"
          : " | stopped · 5 characters · confirmed | in 38 ms"))
  }

  @Test("finished by itself", arguments: widths)
  func finished(_ columns: Int) {
    let look = Self.look(columns) {
      $0.escape()
      $0.chat(.done("A"))
      $0.wait(.seconds(5))
    }
    #expect(
      look
        == (columns == 80
          ? "demo | finished · the answer ended before the stop"
          : "demo | finished · the answer ended before | the stop"))
  }

  @Test("not confirmed", arguments: widths)
  func notConfirmed(_ columns: Int) {
    let look = Self.look(columns) {
      $0.escape()
      $0.wait(.seconds(60))
    }
    #expect(
      look
        == (columns == 80
          ? "demo | stopped here · not confirmed by the server"
          : "demo | stopped here · not confirmed by the | server"))
  }

  @Test("failed, and interrupted", arguments: widths)
  func failed(_ columns: Int) {
    let failed = Self.look(columns) { $0.chat(.failure("A")) }
    #expect(
      failed
        == (columns == 80
          ? "demo | failed · the server could not finish this answer"
          : "demo | failed · the server could not finish | this answer"))
    let interrupted = Self.look(columns) { $0.chat(.failure("unknown")) }
    #expect(
      interrupted
        == (columns == 80
          ? "demo | interrupted · the server ended this answer without a reason"
          : "demo | interrupted · the server ended this | answer without a reason"))
  }

  @Test("without colours every end is told apart by its words alone")
  func words() {
    let marks: [TurnMark] = [
      .stopped(characters: 3, after: nil), .finished, .notConfirmed(nil), .failed(nil),
      .interrupted,
    ]
    #expect(Set(marks.map { MarkText.text($0) }).count == marks.count)
    let tools: [ToolCall.State] = [.running, .completed, .failed, .stopped]
    let context = EntryContext(width: 80, theme: .monochrome, isLive: true)
    let lines = tools.map { state in
      ToolLayout.rows(ToolCall(name: "T", arguments: "", content: "", state: state), context)
        .map(\.text)
    }
    #expect(Set(lines).count == tools.count)
  }

  @Test("at 40 columns the title and the state of the connection share the header")
  func narrowHeader() {
    var app = AppDriver.open(size: Size(columns: 40, rows: 12))
    app.change { $0.chats.sessions.rename(SessionID("a"), to: "Backups, and how to trust them") }
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(9))))
    #expect(app.screen.hasPrefix(" Quka  Backups…  offline 0 s, retry 9 s"))
    app.wait(.seconds(65))
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(20))))
    #expect(app.screen.hasPrefix(" Quka  Backu…  offline 1:05, retry 20 s"))
    app.change { $0.size.columns = 24 }
    #expect(app.screen.split(separator: "\n")[0].hasSuffix("offline 1:05"))
    app.change { $0.size.columns = 80 }
    #expect(
      app.screen.hasPrefix(
        " Quka  Backups, and how to trust them      offline 1 min 05 s, retrying in 20 s"))
  }

  @Test(
    "the title comes before the server, but not before the word that others can read along",
    arguments: [
      (40, "Short", " Quka  Short  quka.example, unencrypted"),
      (
        60, "Short", " Quka  Short               Home · quka.example, unencrypted"
      ),
      (40, "A title of some length", " Quka  A title of some le…  unencrypted"),
      (40, "漢字の題名はここにあります", " Quka  漢字の題名はここにあります"),
    ])
  func place(columns: Int, title: String, header: String) {
    let isOpen = title.utf8.first == UInt8(ascii: "A") || title == "Short"
    let place = Place.server("quka.example", warnings: isOpen ? [.unencrypted] : [])
    var app = AppDriver.open(size: Size(columns: columns, rows: 12))
    app.change {
      $0.place = place
      $0.chats.sessions.rename(SessionID("a"), to: title)
    }
    #expect(String(app.screen.split(separator: "\n")[0]) == header)
  }
}
