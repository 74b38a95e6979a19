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

  private static let file = FileID(session: SessionID("a"), message: MessageID("q"), place: 1)
  private static let address = SignedAddress("https://s.example/b/dog.png?X-Amz-Signature=secret")

  /// The window of links, with the second picture in it shown in full.
  private static func showing(columns: Int = 80) -> AppDriver {
    var app = opened("Which?", ["cat.png", "dog.png"], columns: columns)
    app.press(.control("s"))
    app.press(Key(.down))
    app.press(.enter)
    return app
  }

  @Test(
    "a picture is opened by an address that is fetched anew, of which nobody sees what signs it")
  func opening() {
    var app = Self.showing()
    #expect(app.effects == [.server(.locateFile(AppDriver.space, Self.file))])
    #expect(app.screen.contains("Asking the server for its address…"))
    #expect(app.press(.enter).isEmpty, "it is on its way")
    app.reduce(.fileLocated(Self.file, .success(.signed(Self.address))))
    app.draw()
    #expect(app.screen.contains("picture: dog.png"))
    #expect(app.screen.contains("https://s.example/b/dog.png"))
    #expect(app.screen.contains("Enter open"))
    #expect(!app.screen.contains("secret") && !app.screen.contains("X-Amz"))
    #expect(app.press(.character("c", .alt)).isEmpty, "it is not copied")
    #expect(app.press(.enter) == [.openSigned(Self.address)])
    #expect(!"\(app.effects)".contains("secret"))
    for outcome in [OpenOutcome.noDesktop, .failed, .browserFailed] {
      app.reduce(.openedSigned(outcome))
      #expect(app.effects.isEmpty && app.state.notice?.kind == .warning)
    }
    app.reduce(.openedSigned(.handedOver(program: "firefox")))
    #expect(app.state.notice?.text == "Sent to firefox.")
    app.press(Key(.left))
    #expect(
      app.press(.enter) == [.locateFile(AppDriver.space, Self.file)], "it may have ended by now")
  }

  @Test("why it cannot be opened is said, and Enter asks again")
  func notOpened() {
    let words: [(Result<FileAddress, Failure>, String)] = [
      (.success(.gone), "The server no longer has it."),
      (.success(.unusable), "not safe to open"),
      (.failure(.gone), "The server no longer has it."),
      (.failure(.lost()), Failure.lost().sentence),
    ]
    for (result, sentence) in words {
      var app = Self.showing()
      app.reduce(.fileLocated(Self.file, result))
      app.draw()
      #expect(app.screen.contains(sentence.prefix(40)))
      #expect(app.press(.enter) == [.locateFile(AppDriver.space, Self.file)])
    }
  }

  @Test("without the server a kept chat tells that only it knows the address")
  func offline() {
    var app = Self.opened("Which?", ["cat.png"])
    app.change { $0.chats.signingIn = .underWay(tries: 0) }
    app.press(.control("s"))
    app.press(.enter)
    app.draw()
    #expect(app.screen.contains("Only the server knows its address"))
  }

  @Test("a late answer about another picture changes nothing")
  func late() {
    var app = Self.showing()
    let other = FileID(session: SessionID("a"), message: MessageID("q"), place: 0)
    app.reduce(.fileLocated(other, .success(.signed(Self.address))))
    #expect(app.state.chats.location(of: Self.file) == .loading)
  }

  @Test("pictures stand behind the links of the answer to their question, and are heard")
  func amongLinks() {
    var app = AppDriver.open()
    var question = Message.make("q", .user, "Which?")
    question.attachments = [Attachment(.picture, name: "cat.png")]
    app.reduce(
      .historyLoaded(
        SessionID("a"),
        .success([question, .make("A", .assistant, "See [it](https://x.example).")])))
    app.draw()
    app.press(.control("s"))
    app.draw()
    #expect(app.screen.contains("[1] it") && app.screen.contains("    picture: cat.png"))
    var listener = Listener(app: app)
    listener.app.press(Key(.down))
    #expect(listener.hear().contains("File 2 of 2: picture: cat.png. Enter asks where it is"))
  }
}
