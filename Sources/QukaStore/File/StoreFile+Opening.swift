extension StoreFile {
  /// Opens the file for writing and brings it to this program's schema.
  func openForWriting(_ configuration: StoreConfiguration) throws(StoreProblem) -> Connection {
    let connection = try explained { () throws(SQLiteError) in
      try Connection(path: path, busyTimeout: configuration.limits.busyTimeout)
    }
    guard !connection.isReadOnly else { throw .readOnly(path) }
    // The first look at the content. A newer file stays as it is, its journal too.
    let known = configuration.migrations.count
    let found = try explained { () throws(SQLiteError) in try connection.schemaVersion }
    guard found <= known else { throw .newerSchema(found: found, known: known) }
    let reached = try explained { () throws(SQLiteError) in
      try connection.choose(configuration.journal ?? preferredJournal, within: configuration.limits)
      try connection.configure(largestPageCount: configuration.largestPageCount)
      try connection.migrate(by: configuration.migrations)
      return try connection.schemaVersion
    }
    // Another process may have been a newer program and quicker.
    guard reached == known else { throw .newerSchema(found: reached, known: known) }
    return connection
  }

  /// Opens the file for reading; nil when its schema is not this program's.
  func openForReading(_ configuration: StoreConfiguration) throws(SQLiteError) -> Connection? {
    let connection = try Connection(path: path, busyTimeout: configuration.limits.busyTimeout)
    // Not opened read-only: a reader of a write-ahead log writes into its index (sqlite.org/wal.html §4).
    try connection.run("PRAGMA query_only = ON")
    guard try connection.schemaVersion == configuration.migrations.count else { return nil }
    return connection
  }

  /// Whether SQLite finds damage anywhere in the file. Reads all of it.
  func isDamaged(_ configuration: StoreConfiguration) -> Bool {
    do throws(SQLiteError) {
      return try openForReading(configuration)?.isSound == false
    } catch {
      if case .damaged = StoreProblem(error, at: path) { return true }
      return false
    }
  }

  private var preferredJournal: Journal { FileSystem.isRemote(path) ? .rollback : .writeAhead }

  private func explained<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(StoreProblem) -> Result {
    do throws(SQLiteError) {
      return try body()
    } catch {
      throw StoreProblem(error, at: path)
    }
  }
}
