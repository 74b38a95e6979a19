import QukaWire

extension Store {
  /// Looks for a text in the titles of chats and in what was asked and answered in them.
  ///
  /// Texts are compared as in a chat (`FoldedQuery`); but of an answer its Markdown is searched, not what is made of it.
  /// A blank stands for any blanks and line ends, and `*` and `` ` `` count only where they are looked for.
  /// - Parameters:
  ///   - place: behind which to go on; nil: from the start.
  ///   - limit: of chats and of messages.
  ///   - answer: takes nil when the search was given up, because a newer one began or `endSearch` was called. It is
  ///     called on a queue for searches and has to return soon.
  package func search(
    _ text: String, of owner: StoreOwner, after place: SearchCursor? = nil, limit: Int = 50,
    _ answer: @escaping @Sendable (SearchPage?) -> Void
  ) {
    let number = turns.begin()
    let query = SearchQuery(text)
    read(from: readers.searches, orElse: SearchPage(), answer) {
      [turns, limits] connection throws(SQLiteError) in
      guard turns.isLatest(number) else { return nil }
      return try connection.search(
        query, of: owner, after: place, limit: limit, limits: limits.search
      ) { turns.isLatest(number) }
    }
  }

  /// Gives up the search that runs.
  package func endSearch() { _ = turns.begin() }
}
