import QukaWire

extension Connection {
  /// What contains a query; nil when the search was given up.
  ///
  /// The index knows which messages have the pieces of the query. Their texts are read and searched: a few are put in
  /// order before, many are picked out while all messages are passed in order. Where nearly all have them, every
  /// message is read, from the newest on; so are some where the query is shorter than a piece.
  /// - Parameters:
  ///   - limit: of chats and of messages.
  ///   - goesOn: is asked between two messages.
  func search(
    _ query: SearchQuery, of owner: StoreOwner, after place: SearchCursor?, limit: Int,
    limits: SearchLimits, _ goesOn: () -> Bool
  ) throws(SQLiteError) -> SearchPage? {
    guard !query.isEmpty, let owner = try key(of: owner) else { return SearchPage() }
    var page = SearchPage(isIndexed: try unindexedEnd == 0)
    if place == nil { page.chats = try titles(with: query, of: owner, limit: limit, goesOn) }
    guard goesOn() else { return nil }
    var walk = SearchWalk(query: query, limit: limit)
    var rest: SearchCursor? = place ?? .start
    if case .beginnings = query.question, let place = rest {
      try walk.run(SQL.searched, place.bounds(of: owner), steps: limits.tried, on: self, goesOn)
      rest = walk.found.count < limit ? walk.more : nil
    }
    if let rest { try search(&walk, of: owner, after: rest, limits: limits, goesOn) }
    guard goesOn() else { return nil }
    page.messages = walk.found
    page.more = walk.more
    return page
  }

  private func search(
    _ walk: inout SearchWalk, of owner: Int, after place: SearchCursor, limits: SearchLimits,
    _ goesOn: () -> Bool
  ) throws(SQLiteError) {
    let bounds = place.bounds(of: owner)
    let candidates = try candidates(for: walk.query, within: limits)
    if let (match, keys) = candidates, keys.count <= limits.sorted {
      let values = [.text(match)] + bounds
      try walk.run(SQL.found, values, steps: limits.steps, on: self, goesOn)
    } else {
      try walk.run(
        SQL.searched, bounds, only: candidates?.keys, steps: limits.steps, on: self, goesOn)
    }
  }

  /// The question to the index and the messages that have the pieces; nil when there are too many, or no question.
  private func candidates(
    for query: SearchQuery, within limits: SearchLimits
  ) throws(SQLiteError) -> (match: String, keys: [Int])? {
    guard let match = query.question.match else { return nil }
    var keys: [Int] = []
    try walk(SQL.candidates, [.text(match), .integer(limits.remembered + 1)]) { row in
      keys.append(row.integer(0))
      return true
    }
    return keys.count <= limits.remembered ? (match, keys) : nil
  }

  private func titles(
    with query: SearchQuery, of owner: Int, limit: Int, _ goesOn: () -> Bool
  ) throws(SQLiteError) -> [ChatSession] {
    var chats: [ChatSession] = []
    let match = query.question.match
    let sql = match == nil ? SQL.searchedTitles : SQL.foundTitles
    try walk(sql, (match.map { [.text($0)] } ?? []) + [.integer(owner)]) { row in
      let title = row.text(1)
      if query.isIn(title) {
        chats.append(
          ChatSession(
            id: SessionID(row.text(0)), title: title, createdAt: row.integer(2),
            latestAccessAt: row.integer(3)))
      }
      return chats.count < limit && goesOn()
    }
    return chats
  }
}

extension SearchCursor {
  fileprivate func bounds(of owner: Int) -> [SQLValue] {
    [.integer(owner), .integer(changedAt)] + values
  }
}
