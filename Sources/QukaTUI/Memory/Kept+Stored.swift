import QukaChat
import QukaClient
import QukaStore
import QukaWire

// What the store has, as the chats know it.

extension FoundText {
  init(_ found: FoundMessage) {
    self.init(
      chat: found.chat, message: found.id, excerpt: found.excerpt.text, match: found.excerpt.match,
      isCutBefore: found.excerpt.isCutBefore,
      isCutAfter: found.excerpt.isCutAfter)
  }
}

extension KeptChats {
  init(_ chats: [StoredChat], _ arrangements: [StoredArrangement], last: SessionID? = nil) {
    self.init(chats: chats.map(\.session), last: last)
    for stored in arrangements {
      self.arrangements[stored.chat] = Arrangement(
        title: stored.title, isArchived: stored.isArchived)
    }
    for chat in chats {
      if !chat.isAtServer { withoutServer.insert(chat.session.id) }
      if let known = chat.coverage {
        coverage[chat.session.id] = Coverage(usedAt: known.usedAt, count: known.count)
      }
    }
  }
}

extension KeptPage {
  init(_ page: MessagePage, _ view: ChatView? = nil) {
    self.init(
      messages: page.messages.map(\.message), hasEarlier: page.earlier != nil, view: view)
  }
}

extension ChatView {
  init(_ stored: StoredView) {
    self.init(
      place: stored.message.map {
        Place(message: $0, offset: stored.offset, isBody: stored.isBody)
      }, showsDetails: stored.showsDetails,
      toggles: stored.toggles.map { Set($0.compactMap(Toggle.init(rawValue:))) })
  }
}

extension StoredView {
  init(_ view: ChatView) {
    self.init(
      message: view.place?.message, offset: view.place?.offset ?? 0,
      isBody: view.place?.isBody ?? false, showsDetails: view.showsDetails,
      toggles: view.toggles.map { $0.map(\.rawValue).sorted() })
  }
}

extension KeptDraft {
  /// Looks at the files of its pictures: those that are not what they were are only named.
  init(_ stored: StoredDraft) {
    let characters = Array(stored.text)
    var lost: [String] = []
    func there(_ pictures: [Picture]) -> [Picture] {
      pictures.filter { picture in
        guard picture.isFile, picture.isAsFound else {
          lost.append(picture.name)
          return false
        }
        return true
      }
    }
    self.init(
      place: Place(chat: stored.place.chat, number: stored.place.number), characters: characters,
      caret: stored.caret ?? characters.count,
      waiting: stored.waiting.filter { $0.options != StoredDraft.aside }.map {
        QueuedQuestion(
          text: $0.text, options: SendOptions($0.options), pictures: there($0.pictures))
      },
      aside: stored.waiting.first { $0.options == StoredDraft.aside }.map {
        Aside(text: $0.text, pictures: there($0.pictures))
      },
      pictures: there(stored.pictures))
    lostPictures = lost
  }
}

extension StoredDraft {
  /// Stands for the options of a text that is no question, but was put aside.
  fileprivate static let aside = ["aside"]

  init(_ draft: KeptDraft, at place: Place) {
    let waiting = draft.waiting.map {
      Question(
        text: $0.text, options: $0.options.names, pictures: $0.pictures.filter(\.isFile))
    }
    let aside = draft.aside.map {
      [Question(text: $0.text, options: Self.aside, pictures: $0.pictures.filter(\.isFile))]
    }
    self.init(
      place: place, text: draft.text, caret: draft.caretInText, waiting: waiting + (aside ?? []),
      pictures: draft.pictures.filter(\.isFile))
  }
}

extension SendOptions {
  /// From the names of the toggles that are on.
  fileprivate init(_ names: [String]) {
    let on = Set(names.compactMap(Toggle.init(rawValue:)))
    self.init(
      search: on.contains(.search), thinking: on.contains(.thinking),
      knowledge: on.contains(.knowledge))
  }

  fileprivate var names: [String] {
    Toggle.allCases.filter { toggle in
      switch toggle {
      case .knowledge: knowledge
      case .search: search
      case .thinking: thinking
      }
    }.map(\.rawValue)
  }
}
