import CSQLite

extension Connection {
  /// Writes the file anew, so that nothing of what was deleted stays in it.
  ///
  /// Deleting overwrites with zeros (`secure_delete`), but copies stay where rows moved within a page, and pieces in the
  /// index.
  func rewrite() throws(SQLiteError) {
    try mergeIndex()
    try run("VACUUM")
  }

  /// Writes down that something was erased, so that a program that is killed before it has written the file anew does so
  /// when it runs again.
  func noteErasure() throws(SQLiteError) { try run("INSERT OR IGNORE INTO erasure VALUES (1)") }

  func forgetErasure() throws(SQLiteError) { try run("DELETE FROM erasure") }

  /// Whether something was erased since the file was written anew.
  var hasErasure: Bool {
    get throws(SQLiteError) { try integer("SELECT count(*) FROM erasure") > 0 }
  }

  /// Takes everything out of the write-ahead log; waits for readers (sqlite.org/pragma.html#pragma_wal_checkpoint).
  func truncateLog() throws(SQLiteError) {
    // With a rollback journal the answer is 0 as well.
    let isBusy = try integer("PRAGMA wal_checkpoint(TRUNCATE)")
    if isBusy != 0 { throw SQLiteError(code: SQLITE_BUSY, systemCode: 0) }
  }
}
