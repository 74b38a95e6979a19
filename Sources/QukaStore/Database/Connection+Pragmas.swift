import CSQLite
import Glibc
import QukaWire

/// What is set for each connection (sqlite.org/pragma.html).
extension Connection {
  /// Sets the journal; where a write-ahead log does not work, it becomes a rollback journal.
  func choose(_ journal: Journal, within limits: StoreLimits) throws(SQLiteError) {
    do throws(SQLiteError) {
      let answer = try patiently(limits) { () throws(SQLiteError) in
        try first("PRAGMA journal_mode = \(journal.rawValue)") { $0.text(0) }
      }
      guard answer != journal.rawValue else { return }
    } catch {
      guard journal == .writeAhead, [SQLITE_IOERR, SQLITE_CANTOPEN].contains(error.primary) else {
        throw error
      }
    }
    // It answered with another mode, or its shared memory failed.
    _ = try first("PRAGMA journal_mode = \(Journal.rollback.rawValue)") { $0.text(0) }
  }

  func configure(largestPageCount: Int?) throws(SQLiteError) {
    // With a write-ahead log NORMAL loses transactions when the power fails, and never more than that.
    let isLogged = try journal == .writeAhead
    try run("PRAGMA synchronous = \(isLogged ? "NORMAL" : "FULL")")
    try run("PRAGMA secure_delete = ON")
    try run("PRAGMA foreign_keys = ON")
    try run("PRAGMA journal_size_limit = \(16 << 20)")
    if let largestPageCount { try run("PRAGMA max_page_count = \(largestPageCount)") }
  }

  /// Nil for modes that this program does not set.
  var journal: Journal? {
    get throws(SQLiteError) {
      let mode = try first("PRAGMA journal_mode") { $0.text(0) }
      return mode.flatMap(Journal.init(rawValue:))
    }
  }

  /// Whether SQLite finds no damage in the whole file.
  var isSound: Bool {
    get throws(SQLiteError) { try first("PRAGMA quick_check(1)") { $0.text(0) } == "ok" }
  }

  /// Tries again while another connection holds the file: changing the journal does not wait by itself.
  private func patiently<Result>(
    _ limits: StoreLimits, _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    var rest = limits.busyTimeout.wholeMilliseconds
    while true {
      do throws(SQLiteError) {
        return try body()
      } catch {
        guard error.primary == SQLITE_BUSY, rest > 0 else { throw error }
        rest -= 20
        usleep(20_000)
      }
    }
  }
}
