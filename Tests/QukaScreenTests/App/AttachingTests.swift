import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Pictures that go along with a question") struct AttachingTests {
  private static let cat = Picture(
    path: "/tmp/cat.png", name: "cat.png", bytes: 1_234_567, format: .png)
  private static let id = UploadID(number: 0)

  private static func uploaded(_ signature: String = "1") -> UploadedPicture {
    UploadedPicture(cat, at: SignedAddress("http://s/cat?\(signature)"))
  }

  private func attached(_ text: String = "") -> AppDriver {
    var app = AppDriver.open()
    app.press(Key(.function(10)))
    app.type("cat.png")
    app.press(.enter)
    app.reduce(.files(.looked("cat.png", .success(Self.cat))))
    app.type(text)
    return app
  }

  private func uploading() -> AppDriver {
    var app = attached("What is this?")
    app.press(.enter)
    return app
  }

  @Test("F10 asks for a path, Tab completes it, and what is attached stands above the input")
  func attach() {
    var app = AppDriver.open()
    app.press(Key(.function(10)))
    #expect(app.screen.contains(PictureText.head))
    app.type("ca")
    #expect(app.press(Key(.tab)) == [.files(.complete("ca"))])
    app.reduce(.files(.completed("c", PathCompletion(path: "nothing", names: []))))
    app.reduce(.files(.completed("ca", PathCompletion(path: "cat", names: ["cat.png", "cats/"]))))
    #expect(app.screen.contains("cat.png  cats/"))
    app.type(".png")
    #expect(app.press(.enter) == [.files(.look("cat.png"))])
    #expect(app.state.overlays.isEmpty)
    app.reduce(.files(.looked("cat.png", .success(Self.cat))))
    #expect(app.screen.contains("[cat.png · 1.2 MB]"))
    #expect(app.conversation.unsent.pictures == [Self.cat])
  }

  static let problems: [(PictureProblem, String)] = [
    (.missing, "There is no file cat.png."), (.folder, "cat.png is a folder."),
    (.unreadable(reason: "Permission denied"), "cat.png cannot be read: Permission denied."),
    (.empty, "cat.png is empty."),
    (
      .tooLarge(bytes: 40_000_000),
      "cat.png is too large: it has 40.0 MB, the server takes 31.5 MB."
    ),
    (.noPicture, "cat.png is no PNG, JPEG, GIF or WebP picture; only those can be attached."),
  ]

  @Test("what cannot be attached is told, and the path can be typed on", arguments: problems)
  func problem(_ problem: PictureProblem, _ words: String) {
    var app = AppDriver.open()
    app.press(Key(.function(10)))
    app.type("/tmp/cat.png")
    app.press(.enter)
    app.reduce(.files(.looked("/tmp/cat.png", .failure(problem))))
    #expect(app.state.notice?.text == words)
    app.press(Key(.backspace))
    #expect(app.press(.enter) == [.files(.look("/tmp/cat.pn"))])
  }

  @Test(
    "a path that is pasted or dropped is asked about if it is a picture's; without a yes it is text"
  )
  func dropped() {
    for (key, isAttached) in [(Key.enter, true), (.escape, false)] {
      var app = AppDriver.open()
      app.type("see ")
      #expect(
        app.reduce(.input(.paste("'/tmp/cat.png' ")))
          == [.files(.lookPasted("/tmp/cat.png", text: "'/tmp/cat.png' "))])
      #expect(app.typed == "see '/tmp/cat.png' ", "nothing that is typed waits for the disk")
      app.reduce(.files(.lookedPasted(text: "'/tmp/cat.png' ", .success(Self.cat))))
      #expect(app.screen.contains("cat.png (1.2 MB, image/png)"))
      app.press(key)
      #expect(app.typed == (isAttached ? "see " : "see '/tmp/cat.png' "))
      #expect(app.conversation.unsent.pictures == (isAttached ? [Self.cat] : []))
    }
    var app = AppDriver.open()
    app.reduce(.input(.paste("/etc/passwd")))
    app.reduce(.files(.lookedPasted(text: "/etc/passwd", .failure(.noPicture))))
    #expect(app.typed == "/etc/passwd" && app.state.overlays.isEmpty)
  }

  @Test("Ctrl-V attaches the clipboard's picture, or types its text, or says that there is none")
  func clipboard() {
    var app = AppDriver.open()
    #expect(app.press(.control("v")) == [.files(.paste)])
    app.reduce(.files(.pasted(.success(.picture(Self.cat)))))
    app.reduce(.files(.pasted(.success(.text("What?", isCut: false)))))
    #expect(app.conversation.unsent.pictures == [Self.cat] && app.typed == "What?")
    app.reduce(.files(.pasted(.failure(.overSSH))))
    #expect(app.state.notice?.text.contains("out of reach over SSH") == true)
    app.reduce(.files(.pasted(.failure(.picture(.tooLarge(bytes: 53_000_000))))))
    #expect(
      app.state.notice?.text
        == "The picture in the clipboard is too large: it has 53.0 MB, the server takes 31.5 MB.")
    #expect(
      PictureText.words(.tooLarge(bytes: 31_457_281), "cat.png")
        == "cat.png is too large: it has 31,457,281 bytes, the server takes 31,457,280.")
  }

  @Test("Backspace in the empty input takes the last one off, and without a question none goes out")
  func detach() {
    var app = attached()
    app.press(.enter)
    #expect(app.state.notice?.text == PictureText.onlyPictures)
    app.type("x")
    app.press(Key(.backspace))
    #expect(app.conversation.unsent.pictures.count == 1)
    app.press(Key(.backspace))
    #expect(app.conversation.unsent.pictures.isEmpty)
    #expect(!app.screen.contains("[cat.png"))
  }

  @Test("they are uploaded first, and then the question goes out with them")
  func send() {
    var app = uploading()
    #expect(app.effects == [.server(.upload(AppDriver.space, Self.id, [Self.cat]))])
    #expect(app.typed == "" && app.conversation.unsent.pictures.isEmpty)
    app.reduce(.server(.uploadMoved(Self.id, bytes: 600_000)))
    #expect(app.screen.contains("uploading 600 kB of 1.2 MB"))
    #expect(HintView.hints(app.state).contains { $0.key == "Esc" && $0.text == "cancel" })
    app.reduce(.server(.uploaded(Self.id, .success([Self.uploaded()]))))
    #expect(!app.screen.contains("uploading"))
    #expect(app.screen.contains("picture: cat.png"))
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    let sent = app.allEffects.compactMap { effect -> SendOptions? in
      if case .server(.send(_, _, _, _, _, let options)) = effect { options } else { nil }
    }
    #expect(sent.map(\.pictures) == [[Self.uploaded()]])
  }

  @Test("Esc takes the question back with its pictures, and what comes of the upload is nothing")
  func cancel() {
    var app = uploading()
    #expect(app.state.escapeMeaning == .cancelUpload && app.state.escapeMeaning.stops)
    #expect(app.escape() == [.server(.cancelUpload(Self.id))])
    #expect(app.typed == "What is this?" && app.conversation.unsent.pictures == [Self.cat])
    app.reduce(.server(.uploaded(Self.id, .success([Self.uploaded()]))))
    #expect(app.conversation.entries.isEmpty && app.typed == "What is this?")
    app.press(.enter)
    #expect(
      app.effects == [.server(.upload(AppDriver.space, UploadID(number: 1), [Self.cat]))],
      "it can go out again")
  }

  @Test("an upload that fails brings the question back, says why, and holds what waits behind it")
  func failure() {
    var app = uploading()
    app.type("next")
    app.press(.enter)
    #expect(app.conversation.queue.count == 1)
    let refusal = APIError.refused(status: 403, code: 403, message: "forbidden")
    app.reduce(.server(.uploaded(Self.id, .failure(.server(refusal)))))
    #expect(app.typed == "What is this?" && app.conversation.unsent.pictures == [Self.cat])
    #expect(app.conversation.held.map(\.text) == ["next"] && app.conversation.queue.isEmpty)
    #expect(app.state.notice?.text.contains("cannot upload; ask an admin") == true)
    #expect(
      Farewell(app.state, hasServer: true).sentences.contains { $0.contains("What is this?") })
    #expect(HintView.hints(app.state).contains { $0.key == "Ctrl-R" && $0.text == "send again" })
    app.press(.control("r"))
    #expect(app.effects == [.server(.upload(AppDriver.space, UploadID(number: 1), [Self.cat]))])
  }

  @Test("a question that waits keeps its pictures, is uploaded in its turn, and Up brings both")
  func queue() {
    var app = AppDriver.streaming()
    app.change { _ = $0.chats.withCurrent { $0.unsent.attach(Self.cat) } }
    app.type("And this?")
    app.press(.enter)
    #expect(app.conversation.queue.map(\.pictures) == [[Self.cat]])
    app.press(Key(.up))
    #expect(app.typed == "And this?" && app.conversation.unsent.pictures == [Self.cat])
    app.press(Key(.down))
    #expect(app.typed == "" && app.conversation.unsent.pictures.isEmpty)
    app.chat(.done("A"))
    app.wait(.seconds(3))
    #expect(app.conversation.unsent.uploading?.question.text == "And this?")
    #expect(app.allEffects.contains(.server(.upload(AppDriver.space, Self.id, [Self.cat]))))
  }

  @Test("a question that could not be sent after its upload comes back with its pictures")
  func sendRefused() {
    var app = uploading()
    app.reduce(.server(.uploaded(Self.id, .success([Self.uploaded()]))))
    app.reduce(.messageNamed(app.turn, .failure(.make("503"))))
    #expect(app.typed == "What is this?" && app.conversation.unsent.pictures == [Self.cat])
  }

  @Test("another chat goes on while one uploads, and a deleted one loses nothing")
  func elsewhere() {
    var app = uploading()
    app.openChat("b")
    #expect(app.state.escapeMeaning == .nothing)
    app.ask("Other?")
    #expect(app.conversation.isGenerating)
    app.change { _ = $0.chats.delete(SessionID("a")) }
    #expect(app.conversation("a").unsent.uploading == nil)
    #expect(app.conversation("a").typedText == ["What is this?"])
  }

  @Test("Esc closes a window first, then cancels the upload, then closes the list above the input")
  func escapeOrder() {
    var app = uploading()
    app.type("/hel")
    #expect(app.state.isMenuOpen && app.state.escapeMeaning == .cancelUpload)
    app.press(Key(.function(1)))
    #expect(app.state.escapeMeaning == .closeOverlay)
    app.escape()
    #expect(app.escape() == [.server(.cancelUpload(Self.id))])
    #expect(app.typed == "/hel" && app.conversation.held.map(\.pictures) == [[Self.cat]])
    #expect(app.state.escapeMeaning == .closeMenu)
  }

  @Test("Ctrl-C clears the text with its pictures, also pictures alone, and Up brings both back")
  func clearing() {
    for text in ["What is this?", ""] {
      var app = attached(text)
      app.press(.control("c"))
      #expect(app.typed == "" && app.conversation.unsent.pictures.isEmpty)
      app.press(Key(.up))
      #expect(app.typed == text && app.conversation.unsent.pictures == [Self.cat])
    }
  }

  @Test("undo brings a dropped path back as text, and what an editor replaced")
  func undo() {
    var app = AppDriver.open()
    app.type("see it")
    app.press(Key(.left))
    app.press(Key(.left))
    app.reduce(.input(.paste("'/tmp/cat.png' ")))
    app.reduce(.files(.lookedPasted(text: "'/tmp/cat.png' ", .success(Self.cat))))
    app.press(.enter)
    app.type("!")
    #expect(app.typed == "see !it", "the caret stays where the path was")
    app.press(.control("_"))
    app.press(.control("_"))
    #expect(app.typed == "see '/tmp/cat.png' it")
    app.press(.control("g"))
    app.reduce(.edited(.saved("better")))
    #expect(app.typed == "better" && app.conversation.unsent.pictures == [Self.cat])
    app.press(.control("_"))
    #expect(app.typed == "see '/tmp/cat.png' it")
  }

  @Test("the path is edited with the keys of every text field")
  func pathEditing() {
    var app = AppDriver.open()
    app.press(Key(.function(10)))
    app.type("/tmp/my cat.png")
    app.press(.control("a"))
    app.press(.control("k"))
    app.press(.control("y"))
    app.press(.control("_"))
    app.press(.control("_"))
    app.press(.control("e"))
    app.press(Key(.left, .control))
    app.type("old ")
    #expect(app.press(.enter) == [.files(.look("/tmp/my cat.old png"))])
    #expect(app.typed == "")
  }

  @Test("Alt-E and Alt-G ask with the pictures again; what only the server has is missed")
  func again() {
    var app = uploading()
    app.reduce(.server(.uploaded(Self.id, .success([Self.uploaded()]))))
    app.reduce(.messageNamed(app.turn, .success(MessageID("q"))))
    app.reduce(.sendWritten(app.turn))
    app.reduce(.sendAnswered(app.turn, .success(.make())))
    app.chat(.started("A"))
    app.chat(.text("A", "A cat."))
    app.chat(.done("A"))
    app.wait(.seconds(3))
    app.press(.character("e", .alt))
    #expect(app.typed == "What is this?" && app.conversation.unsent.pictures == [Self.cat])
    app.press(Key(.down))
    #expect(app.typed == "" && app.conversation.unsent.pictures.isEmpty)
    app.press(.character("g", .alt))
    #expect(
      app.effects == [.server(.upload(AppDriver.space, UploadID(number: 1), [Self.cat]))],
      "what signs the address has ended by then")
    var other = AppDriver.open()
    var question = Message.question("q", "And this?")
    question.attachments = [Attachment(.picture, name: "dog.png")]
    other.reduce(
      .historyLoaded(
        SessionID("a"), .success([question, .answer("A", "A dog.", .completed)]),
        HistoryPage(total: 2, receivedAt: Message.now)))
    other.press(.character("g", .alt))
    #expect(other.effects.isEmpty && other.typed == "And this?")
    #expect(other.state.notice?.text == PictureText.missing)
  }

  @Test("leaving names the pictures that are to be attached again, each once, kept or not")
  func farewell() {
    var app = uploading()
    app.change { _ = $0.chats.withCurrent { $0.unsent.attach(Self.cat) } }
    #expect(
      Farewell(app.state, hasServer: true).sentences == [
        "Not sent in “Chat a”:\n- What is this?",
        "Pictures are not kept. Attach cat.png again.",
      ])
    let kept = "What you typed is kept for the next time, in “Chat a”."
    #expect(
      Farewell(app.state, hasServer: true, keepsDrafts: true).sentences == [
        kept, "Pictures of the clipboard are not kept. Attach cat.png again.",
      ])
  }

  @Test("leaving says nothing of pictures whose files are remembered, also alone in the input")
  func farewellToFiles() {
    var app = AppDriver.open()
    var cat = Self.cat
    cat.changedAt = 1
    app.change { [cat] in _ = $0.chats.withCurrent { $0.unsent.attach(cat) } }
    #expect(
      Farewell(app.state, hasServer: true, keepsDrafts: true).sentences == [
        "What you typed is kept for the next time, in “Chat a”."
      ])
  }
}
