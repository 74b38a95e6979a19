extension Connection {
  /// Deletes the chats that changed longest ago until the content takes a hundredth less than the limit. No more, because
  /// taking a chat out of the index takes time, and the file is locked meanwhile.
  /// - Parameter limit: in bytes.
  func makeRoom(within limit: Int) throws(SQLiteError) {
    guard try contentBytes > limit else { return }
    while try contentBytes > limit - limit / 100 {
      guard let oldest = try first(SQL.oldestChat, [], { $0.integer(0) }) else { return }
      try run("DELETE FROM chat WHERE key = ?", .integer(oldest))
    }
  }

  /// Gives room back to the disk when the file is far larger than it may be, as after a smaller limit was set.
  func shrink(to limit: Int) throws(SQLiteError) {
    guard try fileBytes > limit + limit / 4, try contentBytes < fileBytes / 4 * 3 else { return }
    try rewrite()
  }

  /// Bytes of the pages that hold something.
  var contentBytes: Int {
    get throws(SQLiteError) {
      try integer("PRAGMA page_size")
        * (integer("PRAGMA page_count") - integer("PRAGMA freelist_count"))
    }
  }

  /// Bytes of all pages; some of them may still be in the write-ahead log.
  var fileBytes: Int {
    get throws(SQLiteError) { try integer("PRAGMA page_size") * integer("PRAGMA page_count") }
  }
}
