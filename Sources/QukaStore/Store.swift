import QukaWire

/// What is kept on the person's machine: chats, messages, drafts and prompts.
///
/// No call but `flush` and `end` waits for the disk. What is kept is written a little later, in its order; what is read
/// comes to a closure, and shows what has been written by then.
package final class Store: Sendable {
  private let writer: StoreWriter
  let readers: StoreReaders
  let limits: StoreLimits
  let turns = SearchTurns()

  /// Begins to open the file, which is made if it is missing.
  /// - Parameters:
  ///   - folder: the program's folder below the XDG state folder; nil when there is none.
  ///   - report: takes every problem once, on another thread, and has to return soon.
  package convenience init(
    folder: String?, limits: StoreLimits = StoreLimits(),
    report: @escaping @Sendable (StoreProblem) -> Void
  ) {
    self.init(folder: folder, configuration: StoreConfiguration(limits: limits), report: report)
  }

  init(
    folder: String?, configuration: StoreConfiguration,
    report: @escaping @Sendable (StoreProblem) -> Void
  ) {
    readers = StoreReaders(configuration: configuration)
    limits = configuration.limits
    writer = StoreWriter(
      place: StorePlace(folder: folder), configuration: configuration, readers: readers,
      report: report)
    writer.start()
  }

  /// Keeps or deletes something; returns at once.
  /// - Returns: false when more waits than may (`StoreProblem.overflow`); what deletes is always taken.
  @discardableResult
  package func keep(_ change: StoreChange, of owner: StoreOwner) -> Bool {
    writer.add(.change(change, owner))
  }

  /// Keeps who signed in with a token at a server, in the place of what was known of that; returns at once.
  @discardableResult
  package func keep(_ signIn: SignIn, server: String, fingerprint: String) -> Bool {
    writer.add(.signIn(signIn, server: server, fingerprint: fingerprint))
  }

  /// Deletes everything of the user who signed in with a token at a server, in all spaces and whichever token filled it,
  /// so that nothing of it stays on the disk; returns at once.
  package func signOut(server: String, fingerprint: String) {
    _ = writer.add(.signOut(server: server, fingerprint: fingerprint))
  }

  /// Deletes everything of everybody in the same way.
  package func eraseAll() {
    _ = writer.add(.eraseAll)
  }

  /// Waits until everything is written, no longer than this.
  /// - Returns: whether all that was to be kept since the last time is in the file, and nothing of what was erased.
  @discardableResult
  package func flush(within duration: Duration) -> Bool {
    writer.flush(within: duration, thenEnd: false) ?? false
  }

  /// Like `flush`; then the file is closed, and nothing is kept or read any more.
  @discardableResult
  package func end(within duration: Duration) -> Bool {
    writer.flush(within: duration, thenEnd: true) ?? false
  }
}

/// Answers come on the reader's queue, in the order of the questions; the closures have to return soon.
extension Store {
  /// Who signed in with this token at this server last; nil when nobody is known.
  package func signIn(
    server: String, fingerprint: String, _ answer: @escaping @Sendable (SignIn?) -> Void
  ) {
    read(orElse: nil, answer) { connection throws(SQLiteError) in
      try connection.signIn(server: server, fingerprint: fingerprint)
    }
  }

  /// The chat that was on screen last; nil: a new one.
  package func place(of owner: StoreOwner, _ answer: @escaping @Sendable (SessionID?) -> Void) {
    read(orElse: nil, answer) { connection throws(SQLiteError) in
      try connection.place(of: owner)
    }
  }

  /// The chats that changed last, the latest first.
  package func chats(
    of owner: StoreOwner, limit: Int = Limits.chats,
    _ answer: @escaping @Sendable ([StoredChat]) -> Void
  ) {
    read(orElse: [], answer) { connection throws(SQLiteError) in
      try connection.chats(of: owner, limit: limit)
    }
  }

  /// How a chat was looked at; nil when that was never kept.
  package func view(
    of chat: SessionID, _ owner: StoreOwner, _ answer: @escaping @Sendable (StoredView?) -> Void
  ) {
    read(orElse: nil, answer) { connection throws(SQLiteError) in
      try connection.view(of: chat, owner)
    }
  }

  /// What the person made of chats, also of some that are not kept.
  package func arrangements(
    of owner: StoreOwner, _ answer: @escaping @Sendable ([StoredArrangement]) -> Void
  ) {
    read(orElse: [], answer) { connection throws(SQLiteError) in
      try connection.arrangements(of: owner)
    }
  }

  /// The last messages of a chat.
  /// - Parameter place: where they end; nil: at the chat's end.
  package func messages(
    in chat: SessionID, of owner: StoreOwner, before place: MessageCursor? = nil, limit: Int,
    _ answer: @escaping @Sendable (MessagePage) -> Void
  ) {
    read(orElse: MessagePage(), answer) { connection throws(SQLiteError) in
      try connection.page(of: chat, owner, before: place ?? .end, limit: limit)
    }
  }

  /// The messages of a chat that stand right before one; none when that is not kept.
  package func messages(
    in chat: SessionID, of owner: StoreOwner, before message: MessageID, limit: Int,
    _ answer: @escaping @Sendable (MessagePage) -> Void
  ) {
    read(orElse: MessagePage(), answer) { connection throws(SQLiteError) in
      guard let place = try connection.cursor(before: message, in: chat, of: owner) else {
        return MessagePage()
      }
      return try connection.page(of: chat, owner, before: place, limit: limit)
    }
  }

  /// All drafts, whichever program they belong to; those of new chats first.
  package func drafts(
    of owner: StoreOwner, _ answer: @escaping @Sendable ([StoredDraft]) -> Void
  ) {
    read(orElse: [], answer) { connection throws(SQLiteError) in
      try connection.drafts(of: owner)
    }
  }

  /// What was asked, the newest first; not more than a memory should hold.
  package func prompts(of owner: StoreOwner, _ answer: @escaping @Sendable ([String]) -> Void) {
    read(orElse: [], answer) { [limits] connection throws(SQLiteError) in
      try connection.prompts(of: owner, bytes: limits.readPromptBytes)
    }
  }

  /// - Parameter reader: nil: the one for pages.
  func read<Value: Sendable>(
    from reader: StoreReader? = nil, orElse nothing: Value,
    _ answer: @escaping @Sendable (Value) -> Void,
    _ question: @escaping @Sendable (Connection) throws(SQLiteError) -> Value
  ) {
    (reader ?? readers.pages).read(question) { [writer] outcome in
      switch outcome {
      case .value(let value): answer(value)
      case .nothing: answer(nothing)
      case .failed(let problem, let file):
        answer(nothing)
        writer.note(problem, in: file)
      }
    }
  }
}
