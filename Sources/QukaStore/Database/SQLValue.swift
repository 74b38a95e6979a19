/// A value for a parameter of a statement.
enum SQLValue: Equatable, Sendable {
  case null
  case integer(Int)
  /// Text that is only kept.
  case text(String)
  /// Text that is compared: as bytes, because SQLite does not define how texts with NUL compare
  /// (sqlite.org/c3ref/bind_blob.html).
  case key(String)

  /// Nothing becomes NULL.
  static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
}
