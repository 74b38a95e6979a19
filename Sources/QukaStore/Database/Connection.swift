import CSQLite
import QukaWire

/// Owns a connection to the file (sqlite.org/c3ref/sqlite3.html).
///
/// Not safe for two threads at once: whoever makes one uses it on one queue.
final class Connection {
  private let handle: OpaquePointer
  /// Statements are prepared once, because most of them run for every message.
  private var statements: [String: Statement] = [:]

  /// - Parameters:
  ///   - path: an absolute path without symbolic links: none is followed.
  ///   - busyTimeout: how long a statement waits for another connection's lock.
  init(path: String, busyTimeout: Duration) throws(SQLiteError) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let opened = handle else {
      // A connection that failed to open still has to be closed (sqlite.org/c3ref/open.html).
      let error = SQLiteError(code == SQLITE_OK ? SQLITE_NOMEM : code, on: handle)
      sqlite3_close_v2(handle)
      throw error
    }
    self.handle = opened
    let extended = sqlite3_extended_result_codes(opened, 1)
    let timeout = sqlite3_busy_timeout(opened, Int32(clamping: busyTimeout.wholeMilliseconds))
    let function = Self.addPieces(to: opened)
    for code in [extended, timeout, function] where code != SQLITE_OK {
      throw SQLiteError(code, on: opened)
    }
  }

  deinit {
    statements = [:]
    let code = sqlite3_close_v2(handle)
    assert(code == SQLITE_OK, "a connection closes when its statements are gone: \(code)")
  }

  /// Whether the system lets the file only be read: SQLite then opens it all the same.
  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// Whether a transaction is open; SQLite ends one itself after some failures.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Runs a statement to its end.
  func run(_ sql: String, _ values: SQLValue...) throws(SQLiteError) {
    try run(sql, values)
  }

  /// Runs a statement to its end.
  func run(_ sql: String, _ values: [SQLValue]) throws(SQLiteError) {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
  }

  /// Runs a statement that adds a row.
  /// - Returns: the row's key.
  func inserted(_ sql: String, _ values: [SQLValue]) throws(SQLiteError) -> Int {
    try run(sql, values)
    return Int(sqlite3_last_insert_rowid(handle))
  }

  /// The rows of a statement, each as the closure reads it.
  func rows<Row>(
    _ sql: String, _ values: [SQLValue], _ read: (Statement) -> Row
  ) throws(SQLiteError) -> [Row] {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    var rows: [Row] = []
    while try statement.step() { rows.append(read(statement)) }
    return rows
  }

  /// Goes through the rows of a statement until the closure answers false.
  func walk(
    _ sql: String, _ values: [SQLValue], _ body: (Statement) throws(SQLiteError) -> Bool
  ) throws(SQLiteError) {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step(), try body(statement) {}
  }

  /// The first row of a statement, which runs to its end; nil when there is none.
  func first<Row>(
    _ sql: String, _ values: [SQLValue] = [], _ read: (Statement) -> Row
  ) throws(SQLiteError) -> Row? {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    guard try statement.step() else { return nil }
    let row = read(statement)
    while try statement.step() {}
    return row
  }

  /// The number in the first row; 0 when there is none.
  func integer(_ sql: String, _ values: SQLValue...) throws(SQLiteError) -> Int {
    try first(sql, values) { row in row.integer(0) } ?? 0
  }

  private func prepared(_ sql: String) throws(SQLiteError) -> Statement {
    if let statement = statements[sql] { return statement }
    let statement = try Statement(sql, on: handle)
    statements[sql] = statement
    return statement
  }
}
