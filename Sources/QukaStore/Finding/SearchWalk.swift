import QukaWire

/// Goes through messages in order and keeps those that contain a query.
struct SearchWalk {
  let query: SearchQuery
  /// Of messages that are found.
  let limit: Int
  private(set) var found: [FoundMessage] = []
  /// Where to go on; nil when nothing is left.
  private(set) var more: SearchCursor?

  init(query: SearchQuery, limit: Int) {
    self.query = query
    self.limit = limit
  }

  /// - Parameters:
  ///   - sql: has the columns of `SQL.found`.
  ///   - steps: after which it ends (`SearchLimits`).
  ///   - keys: of the only messages that are read, the smallest first; nil: all are.
  mutating func run(
    _ sql: String, _ values: [SQLValue], only keys: [Int]? = nil, steps: Int,
    on connection: Connection, _ goesOn: () -> Bool
  ) throws(SQLiteError) {
    var steps = steps
    more = nil
    try connection.walk(sql, values) { row throws(SQLiteError) in
      steps -= SearchLimits.passing
      if keys?.containsSorted(row.integer(0)) != false {
        steps -= SearchLimits.reading
        let place = SearchCursor(row)
        if let message = try read(row, place, on: connection) { found.append(message) }
        guard goesOn() else { return false }
      }
      guard found.count < limit, steps > 0 else {
        more = SearchCursor(row)
        return false
      }
      return true
    }
  }

  /// Nil when the message does not contain the query.
  private func read(
    _ row: Statement, _ place: SearchCursor, on connection: Connection
  ) throws(SQLiteError) -> FoundMessage? {
    try connection.first(SQL.searchedMessage, [.integer(place.message.key)]) { message in
      let role = Role(rawValue: message.integer(1)) ?? .unknown
      guard role != .tool, let match = query.excerpt(of: message.text(2)) else { return nil }
      return FoundMessage(
        chat: ChatSession(
          id: SessionID(row.text(5)), title: row.text(6), createdAt: row.integer(7),
          latestAccessAt: place.changedAt),
        id: MessageID(message.text(0)), role: role, sentAt: place.message.sentAt,
        excerpt: match.excerpt, count: match.count,
        behind: MessageCursor(
          sequence: place.message.sequence, sentAt: place.message.sentAt,
          key: place.message.key + 1))
    } ?? nil
  }
}

extension SearchCursor {
  fileprivate init(_ row: Statement) {
    self.init(
      changedAt: row.integer(1), chat: row.integer(2),
      message: MessageCursor(
        sequence: row.integer(3), sentAt: row.integer(4), key: row.integer(0)))
  }
}

extension [Int] {
  /// Whether it holds a number, if the smallest stands first.
  fileprivate func containsSorted(_ number: Int) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}
