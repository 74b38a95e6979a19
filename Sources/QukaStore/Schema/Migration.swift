/// A step from one version of the schema to the next.
struct Migration: Equatable, Sendable {
  let statements: [String]
}

extension Connection {
  /// How many migrations the file has seen (sqlite.org/pragma.html#pragma_user_version).
  var schemaVersion: Int {
    get throws(SQLiteError) { try integer("PRAGMA user_version") }
  }

  /// Performs what the file has not seen, each step whole or not at all.
  func migrate(by migrations: [Migration]) throws(SQLiteError) {
    for (version, migration) in migrations.enumerated() {
      guard try schemaVersion <= version else { continue }
      try transaction(.writing) { () throws(SQLiteError) in
        // Another process may have been quicker.
        guard try schemaVersion == version else { return }
        for statement in migration.statements { try run(statement) }
        try run("PRAGMA user_version = \(version + 1)")
      }
    }
  }
}
