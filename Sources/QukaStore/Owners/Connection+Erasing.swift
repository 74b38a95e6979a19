import CSQLite

extension Connection {
  /// Writes the file anew, so that nothing of what was deleted stays in it.
  ///
  /// Deleting overwrites with zeros (`secure_delete`), but copies stay where rows moved within a page.
  func rewrite() throws(SQLiteError) { try run("VACUUM") }

  /// Takes everything out of the write-ahead log; waits for readers (sqlite.org/pragma.html#pragma_wal_checkpoint).
  func truncateLog() throws(SQLiteError) {
    // With a rollback journal the answer is 0 as well.
    let isBusy = try integer("PRAGMA wal_checkpoint(TRUNCATE)")
    if isBusy != 0 { throw SQLiteError(code: SQLITE_BUSY, systemCode: 0) }
  }
}
