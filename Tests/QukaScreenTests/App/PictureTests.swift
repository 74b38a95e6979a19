import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Questions with pictures") struct PictureTests {
  private static func opened(_ text: String, _ names: [String], columns: Int = 80) -> AppDriver {
    var app = AppDriver.open(size: Size(columns: columns, rows: 24))
    app.change { $0.isListWanted = false }
    var question = Message.make("q", .user, text)
    question.attachments = names.map { Attachment(.picture, name: $0) }
    app.reduce(
      .historyLoaded(
        SessionID("a"), .success([question, .make("A", .assistant, "A quokka.")])))
    return app
  }

  private static func rows(_ app: AppDriver) -> [String] {
    app.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("each picture has a line with its name below the question", arguments: [80, 40])
  func below(_ columns: Int) {
    let app = Self.opened("What is on them?", ["quokka 🐨.png", "漢字.jpg"], columns: columns)
    #expect(
      Self.rows(app)[1...5] == [
        " › What is on them?", "   ◦ picture: quokka 🐨.png", "   ◦ picture: 漢字.jpg", "",
        "   A quokka.",
      ])
  }

  @Test("a question of nothing but a picture is seen, too")
  func alone() {
    #expect(
      Self.rows(Self.opened("", ["quokka.png"]))[1...3] == [
        " › ◦ picture: quokka.png", "", "   A quokka.",
      ])
    #expect(Self.rows(Self.opened("", [""]))[1] == " › ◦ picture")
  }

  @Test("a screen reader hears of them")
  func heard() {
    var listener = Listener(app: Self.opened("What is it?", ["quokka.png"]))
    #expect(listener.hear().contains("You: What is it?\nPicture: quokka.png.\n"))
    listener = Listener(app: Self.opened("", ["quokka.png"]))
    #expect(listener.hear().contains("You: Picture: quokka.png.\n"))
  }

  @Test("they are found by name, and answered where matches are read out")
  func found() {
    var app = Self.opened("", ["quokka.png"])
    app.press(Key(.function(3)))
    app.type("quokka.p")
    app.draw()
    #expect(app.screen.contains("1 of 1"))
  }

  @Test(
    "a hostile name makes one line of harmless text",
    arguments: [
      "\u{1B}]52;c;eA==\u{7}.png", "a\nb\r\nc\u{2028}d.png", "\u{202E}gnp.exe", "x\u{9B}2Jy",
      String(repeating: "long ", count: 800), String(repeating: "e\u{301}", count: 4_000),
      String(repeating: "👩‍👩‍👧", count: 900), "\u{0}", "  ",
    ])
  func hostile(_ name: String) {
    for columns in [80, 40, 12, 1] {
      let app = Self.opened("Why?", [name], columns: columns)
      let bytes = app.screen.unicodeScalars
      #expect(
        bytes.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
      #expect(!bytes.contains("\u{202E}"))
      if columns >= 40 {
        #expect(Self.rows(app)[2].hasPrefix("   ◦ picture"))
        #expect(Self.rows(app)[4] == "   A quokka.")
      }
    }
    var listener = Listener(app: Self.opened("Why?", [name]))
    let heard = listener.hear()
    #expect(!heard.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(heard.utf8.count < 8_000)
  }
}
