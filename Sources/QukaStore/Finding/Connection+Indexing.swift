extension Connection {
  /// The last message that is not in the index, and none before it is; 0 when all are.
  var unindexedEnd: Int {
    get throws(SQLiteError) { try integer("SELECT last FROM unindexed") }
  }

  /// Puts some messages into the index, the newest of those that are missing.
  /// - Returns: whether some are left.
  func indexMore(within limits: StoreLimits) throws(SQLiteError) -> Bool {
    try transaction(.writing) { () throws(SQLiteError) in
      let end = try unindexedEnd
      guard end > 0 else { return false }
      var first = 0
      var (count, bytes) = (0, 0)
      try walk(
        "SELECT key, length(CAST(text AS BLOB)) FROM message WHERE key <= ? ORDER BY key DESC",
        [.integer(end)]
      ) { row in
        count += 1
        bytes += row.integer(1)
        let isFull = count >= limits.indexedMessages || bytes >= limits.indexedBytes
        if isFull { first = row.integer(0) }
        return !isFull
      }
      // Upwards: FTS5 begins a new segment where keys fall.
      try run(
        """
        INSERT INTO finding (rowid, pieces) SELECT key, quka_pieces(text) FROM message
        WHERE key BETWEEN ? AND ? AND role <> 4 ORDER BY key
        """,
        .integer(first), .integer(end))
      try run("UPDATE unindexed SET last = ?", .integer(max(0, first - 1)))
      try makeRoom(within: limits.fileBytes)
      return first > 1
    }
  }

  /// Empties the index before much is deleted: the triggers have nothing to do then. What stays comes into it again.
  func emptyIndex() throws(SQLiteError) {
    try run("INSERT INTO finding (finding) VALUES ('delete-all')")
    try markUnindexed()
  }

  /// All messages are to come into the index, which is empty.
  func markUnindexed() throws(SQLiteError) {
    try run("UPDATE unindexed SET last = (SELECT coalesce(max(key), 0) FROM message)")
  }

  /// Writes the index anew: pieces of what was deleted stay in it until then (sqlite.org/fts5.html §6.7).
  func rewriteIndex() throws(SQLiteError) {
    try run("INSERT INTO finding (finding) VALUES ('optimize')")
  }
}
