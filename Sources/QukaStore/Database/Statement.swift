import CSQLite

/// Owns a prepared statement (sqlite.org/c3ref/stmt.html); its connection is the only one that holds it.
final class Statement {
  private let handle: OpaquePointer
  /// Not owned: the connection outlives its statements.
  private let connection: OpaquePointer

  init(_ sql: String, on connection: OpaquePointer) throws(SQLiteError) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw SQLiteError(code == SQLITE_OK ? SQLITE_MISUSE : code, on: connection)
    }
    self.handle = handle
    self.connection = connection
  }

  /// Its code is that of the last step, which has been looked at.
  deinit { sqlite3_finalize(handle) }

  /// Sets the parameters in their order.
  func bind(_ values: [SQLValue]) throws(SQLiteError) {
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw SQLiteError(code, on: connection) }
    }
  }

  private func bind(_ value: SQLValue, at place: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, place)
    case .integer(let number): return sqlite3_bind_int64(handle, place, Int64(number))
    case .text(var text):
      return text.withUTF8 { bytes in
        quka_sqlite_bind_text(handle, place, bytes.baseAddress, UInt64(bytes.count))
      }
    case .key(var text):
      return text.withUTF8 { bytes in
        quka_sqlite_bind_blob(handle, place, bytes.baseAddress, UInt64(bytes.count))
      }
    }
  }

  /// Goes to the next row.
  /// - Returns: whether there is one.
  func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw SQLiteError(code, on: connection)
    }
  }

  /// Makes it ready for the next use and forgets its values; the code repeats that of the last step.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// The text of a column, whether it is kept as text or as a key; empty for NULL.
  func text(_ column: Int32) -> String {
    // In this order: asking for the bytes can change how many there are (sqlite.org/c3ref/column_blob.html).
    guard let start = sqlite3_column_blob(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
