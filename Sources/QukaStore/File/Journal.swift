/// How a transaction that was cut short is undone (sqlite.org/pragma.html#pragma_journal_mode).
enum Journal: String, Equatable, Sendable {
  /// A write-ahead log: who reads and who writes never wait for each other.
  case writeAhead = "wal"
  /// A rollback journal: works wherever files can be locked.
  case rollback = "delete"
}
