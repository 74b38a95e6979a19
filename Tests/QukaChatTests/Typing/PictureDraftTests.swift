import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("Pictures and what is typed") struct PictureDraftTests {
  private static let owner = MemoryStage.owner
  private let cat = Picture(path: "/cat.png", name: "cat.png", bytes: 7, format: .png)
  private let dog = Picture(path: "/dog.png", name: "dog.png", bytes: 9, format: .png)

  private func unsent(_ text: String, _ pictures: Picture...) -> Unsent {
    var unsent = Unsent()
    unsent.input.insert(text)
    for picture in pictures { _ = unsent.attach(picture) }
    return unsent
  }

  @Test(
    "a text that is put aside takes its pictures along, and brings them again",
    arguments: ["Look", ""])
  func aside(text: String) {
    var unsent = unsent(text, cat)
    unsent.recallPrevious(["before"])
    #expect(unsent.input.text == "before" && unsent.pictures.isEmpty)
    unsent.recallNext(["before"])
    #expect(unsent.input.text == text && unsent.pictures == [cat])
  }

  @Test("what was brought and got a picture is a text of one's own, sent with it")
  func ofOnesOwn() {
    var unsent = unsent("Look", cat)
    unsent.recallPrevious(["before"])
    _ = unsent.attach(dog)
    #expect(!unsent.isFromHistory)
    let question = unsent.take(SendOptions(), at: .zero)
    #expect(question?.text == "before" && question?.pictures == [dog])
    #expect(unsent.input.text == "Look" && unsent.pictures == [cat])
  }

  @Test("a text brought beside one that is aside already loses no picture")
  func brought() {
    for text in ["more", ""] {
      var unsent = unsent("Look", cat)
      unsent.recallPrevious(["before"])
      unsent.empty()
      unsent.input.insert(text)
      _ = unsent.attach(dog)
      unsent.bring("before", of: ["before"], at: .zero)
      #expect(unsent.allPictures.sorted { $0.name < $1.name } == [cat, dog])
      #expect(unsent.texts == (text.isEmpty ? ["Look"] : ["more", "Look"]))
    }
  }

  @Test("all of it goes along into another chat, and comes back as far as it stands there")
  func carried() {
    for other in ["", "Other"] {
      var (first, second) = (unsent("Look", cat), unsent(other))
      let carried = first.takeAll()
      #expect(first.isEmpty && carried.pictures == [cat])
      second.accept(carried, SendOptions(), at: .zero)
      #expect(second.allPictures == [cat])
      first.accept(second.giveUp(carried), SendOptions(), at: .zero)
      #expect(first.input.text == "Look" && first.pictures == [cat])
      #expect(second.input.text == other && second.allPictures.isEmpty)
    }
  }

  @Test("pictures alone that are aside never become a question without words")
  func aloneAside() {
    var unsent = unsent("", cat)
    unsent.recallPrevious(["before"])
    unsent.input.insert("!")
    let carried = unsent.takeAll()
    #expect(carried.waiting.isEmpty && carried.input == "before!" && carried.pictures == [cat])
  }

  @Test("a question is kept while its pictures are on their way, and no longer once it is sent")
  func uploading() {
    var stage = MemoryStage()
    stage.recall(.signInRecalled(.make()))
    stage.recall(.typingRecalled(KeptTyping(), Self.owner))
    stage.recall(
      .chatsRecalled(
        KeptChats(chats: MemoryStage.list(["a", "b"]), last: SessionID("a")), Self.owner))
    stage.serve(.signedIn(.success(.make())))
    stage.serve(.realtime(.connected))
    stage.serve(.realtime(.subscribed(SessionID("a"))))
    stage.servePage([])
    stage.act { chats in
      chats.withCurrent { $0.composer.insert("Look") }
      chats.attach(cat)
      return chats.submit()
    }
    #expect(stage.chats.conversation.unsent.uploading != nil)
    stage.look()
    stage.pass(.seconds(1))
    // The first time it is sent it is kept at once.
    stage.act { $0.openNeighbour(1) }
    #expect(stage.chats.current != .session(SessionID("a")))
    stage.pass(.seconds(1))
    stage.look()
    let picture = UploadedPicture(cat, at: SignedAddress("http://s/cat?1"))
    stage.serve(.uploaded(UploadID(number: 0), .success([picture])))
    let turn = TurnID(number: 0)
    stage.serve(.messageNamed(turn, .success(MessageID("q"))))
    stage.serve(.sendWritten(turn))
    stage.pass(.seconds(1))
    let kept = stage.memory.compactMap { effect -> KeptDraft? in
      guard case .keep(.draft(let draft), Self.owner) = effect else { return nil }
      return draft
    }
    #expect(kept.last?.waiting == [], "also in a chat that is not on screen")
  }

  @Test("pictures that are files are part of a draft, wherever they stand, and come again with it")
  func kept() {
    var first = unsent("Look", cat)
    first.takeBack(
      QueuedQuestion(text: "held", options: SendOptions(), pictures: [dog]), at: .zero)
    let draft = first.asKept(at: KeptDraft.Place(chat: nil), [])
    #expect(draft.pictures == [cat] && draft.waiting.map(\.pictures) == [[dog]])
    var second = Unsent()
    second.restore(draft, at: .zero)
    #expect(second.input.text == "Look" && second.pictures == [cat])
    #expect(second.held.map(\.pictures) == [[dog]])
  }

  @Test(
    "pictures without a text, in the input and aside, come again, too", arguments: ["", "more"])
  func keptAlone(typed: String) {
    var first = unsent("", cat)
    first.recallPrevious(["before"])
    first.input.insert("!")
    _ = first.attach(dog)
    let draft = first.asKept(at: KeptDraft.Place(chat: nil), [])
    #expect(draft.aside == KeptDraft.Aside(text: "", pictures: [cat]))
    var second = unsent(typed)
    second.restore(draft, at: .zero)
    #expect(Set(second.allPictures.map(\.name)) == ["cat.png", "dog.png"])
    #expect(second.texts.sorted() == [typed, "before!"].filter { !$0.isEmpty }.sorted())
  }

  @Test("what was brought from the history keeps the pictures that were put aside for it")
  func keptAside() {
    var first = unsent("Look", cat)
    first.recallPrevious(["before"])
    let draft = first.asKept(at: KeptDraft.Place(chat: nil), [])
    #expect(draft.text == "Look" && draft.pictures == [cat] && draft.aside == nil)
  }

  @Test("a restored draft has no more pictures than a question may have")
  func bounded() {
    let draft = KeptDraft(
      place: KeptDraft.Place(chat: nil), characters: [], caret: 0,
      pictures: Array(repeating: cat, count: 30))
    var unsent = unsent("", dog)
    unsent.restore(draft, at: .zero)
    #expect(unsent.pictures.count == Limits.attachments && unsent.pictures.first == dog)
  }

  @Test("pictures whose files are gone are named once the drafts are there")
  func lost() {
    var stage = MemoryStage()
    stage.recall(.signInRecalled(.make()))
    var draft = KeptDraft(place: KeptDraft.Place(chat: nil, number: 1), characters: ["a"], caret: 1)
    draft.lostPictures = ["cat.png"]
    stage.recall(.typingRecalled(KeptTyping(drafts: [draft]), Self.owner))
    #expect(stage.news.contains(.asking(.picturesLost(["cat.png"]))))
  }
}
