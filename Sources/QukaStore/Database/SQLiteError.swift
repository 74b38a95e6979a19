import CSQLite

/// A result code that tells of a failure (sqlite.org/rescode.html).
struct SQLiteError: Error, Equatable, Sendable {
  /// The extended result code.
  let code: Int32
  /// What the system said last on the connection, an `errno`; 0 when it said nothing.
  let systemCode: Int32

  /// The class of the failure: the low byte of the extended code.
  var primary: Int32 { code & 0xFF }
}

extension SQLiteError {
  /// - Parameters:
  ///   - code: what the call returned.
  ///   - connection: the connection on which it failed, which knows more.
  init(_ code: Int32, on connection: OpaquePointer?) {
    guard let connection else {
      self.init(code: code, systemCode: 0)
      return
    }
    let extended = sqlite3_extended_errcode(connection)
    self.init(
      code: extended & 0xFF == code & 0xFF ? extended : code,
      systemCode: sqlite3_system_errno(connection))
  }
}
