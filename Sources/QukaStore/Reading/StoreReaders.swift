/// Those who read beside each other: a long search holds up no page of a chat.
struct StoreReaders: Sendable {
  let pages: StoreReader
  let searches: StoreReader

  init(configuration: StoreConfiguration) {
    pages = StoreReader(label: "store.reading", configuration: configuration)
    searches = StoreReader(label: "store.searching", configuration: configuration)
  }

  /// They read from this file from now on; nil: from none. The writer's queue only.
  func start(at file: StoreFile?) {
    pages.start(at: file)
    searches.start(at: file)
  }

  /// Does something while nothing is read and their connections are closed. The writer's queue only.
  func pause(_ body: () -> Void) {
    pages.pause { searches.pause(body) }
  }
}
