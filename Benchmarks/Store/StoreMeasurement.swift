import Dispatch
import Glibc
import QukaWire
import Synchronization

@testable import QukaStore

/// What so many chats of a hundred messages cost.
struct StoreMeasurement {
  let file: MeasuredFile
  let chats: Int
  let writer: TextWriter

  static let owner = StoreOwner(
    server: "https://quka.example", user: "u", space: SpaceID("s"), fingerprint: "f")
  private static let messages = 100

  /// Fills a store, unless it is there from an earlier run, opens it and searches in it.
  func run() throws {
    print("\(chats) chats, \(chats * Self.messages) messages")
    if !file.exists {
      let store = file.store()
      reportFill(measured { fill(store) })
      precondition(store.end(within: .seconds(60)), "the store ends")
    }
    try file.printSize()
    file.forget()
    let store = file.store()
    report("open and list, cold", measured { wait { done in list(store, done) } })
    report("a chat's end, cold", measured { wait { done in tail(store, 1, done) } })
    report("a chat's end", (1...20).map { chat in measured { wait { tail(store, chat * 4, $0) } } })
    report("the list again", measured { wait { done in list(store, done) } })
    SearchMeasurement(store: store, file: file, writer: writer).run()
    let ids = Mutex<[SessionID]>([])
    wait { done in
      store.chats(of: Self.owner, limit: 5) { chats in
        ids.withLock { $0 = chats.map(\.id) }
        done()
      }
    }
    let times = ids.withLock { $0 }.map { id in
      store.keep(.forgetChat(id), of: Self.owner)
      return measured { store.flush(within: .seconds(60)) }
    }
    report("forget a chat", times)
    store.end(within: .seconds(60))
  }

  /// What the index costs: the same without it, and then with it, as when a newer program opens an older file.
  func runUpgrade() throws {
    print("\(chats) chats, kept before there was an index")
    let older = try file.connection(by: Array(Schema.migrations.prefix(1)))
    reportFill(
      try measured {
        for chat in 0..<chats {
          let batch = changes(chat).map { WaitingChange.change($0, Self.owner) }
          try older.apply(batch, limits: MeasuredFile.limits)
        }
      })
    let store = file.store()
    report("open and list", measured { wait { done in list(store, done) } })
    var pages: [Duration] = []
    report(
      "until all is in the index",
      try measured {
        while try older.unindexedEnd > 0 {
          pages.append(measured { wait { done in tail(store, pages.count % chats, done) } })
          usleep(10_000)
        }
      })
    report("a chat's end meanwhile", pages)
    store.end(within: .seconds(60))
  }

  private func fill(_ store: Store) {
    for chat in 0..<chats {
      for change in changes(chat) {
        while !store.keep(change, of: Self.owner) { store.flush(within: .seconds(600)) }
      }
    }
    store.flush(within: .seconds(600))
  }

  private func changes(_ chat: Int) -> [StoreChange] {
    var random = SplitMix(state: UInt64(chat))
    let id = SessionID("\(chat)")
    let messages = (0..<Self.messages).map { number in
      Message(
        id: MessageID("\(chat)-\(number)"), session: id, sequence: number,
        sentAt: chat * 1_000 + number, role: number.isMultiple(of: 2) ? .user : .assistant,
        progress: .completed, text: writer.message(&random))
    }
    let session = ChatSession(
      id: id, title: writer.title(&random), createdAt: chat, latestAccessAt: chat)
    return [.keepChat(session), .keepMessages(messages, in: id)]
  }

  private func reportFill(_ time: Duration) {
    let each = time.wholeNanoseconds / Int64(chats * Self.messages)
    report("fill (\(each / 1_000) µs a message)", time)
  }

  private func list(_ store: Store, _ done: @escaping @Sendable () -> Void) {
    store.chats(of: Self.owner) { _ in done() }
  }

  private func tail(_ store: Store, _ chat: Int, _ done: @escaping @Sendable () -> Void) {
    store.messages(in: SessionID("\(chat)"), of: Self.owner, limit: 50) { _ in done() }
  }
}
