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

  /// Deletes much and begins the index anew, without a piece of what was deleted: titles at once, messages later.
  func beginIndexAnew(deleting body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
    // The triggers do nothing meanwhile: they would write the pieces once more.
    try run("UPDATE unindexed SET last = ?", .integer(.max))
    try body()
    try run("INSERT INTO finding (finding) VALUES ('delete-all')")
    try run("INSERT INTO finding_title (finding_title) VALUES ('delete-all')")
    try run("INSERT INTO finding_title (rowid, pieces) SELECT key, quka_pieces(title) FROM chat")
    try run("UPDATE unindexed SET last = (SELECT coalesce(max(key), 0) FROM message)")
  }

  /// Writes the index as one piece: what was deleted stays in it until then (sqlite.org/fts5.html §6.7).
  func mergeIndex() throws(SQLiteError) {
    try run("INSERT INTO finding (finding) VALUES ('optimize')")
    try run("INSERT INTO finding_title (finding_title) VALUES ('optimize')")
  }
}
