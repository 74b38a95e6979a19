import CSQLite

extension Connection {
  /// Gives SQL the function `quka_pieces`, which the triggers of the index call (sqlite.org/c3ref/create_function.html).
  static func addPieces(to handle: OpaquePointer) -> Int32 {
    sqlite3_create_function_v2(
      handle, "quka_pieces", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
      { context, _, values in
        guard let value = values?[0] else { return sqlite3_result_null(context) }
        let start = sqlite3_value_blob(value)
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
        let pieces = SearchPieces.list(of: String(decoding: bytes, as: UTF8.self))
        pieces.withUnsafeBufferPointer { pieces in
          quka_sqlite_result_text(context, pieces.baseAddress, UInt64(pieces.count))
        }
      }, nil, nil, nil)
  }
}
