import QukaWire

extension Connection {
  /// The owner's key; nil when nothing of that owner is kept.
  func key(of owner: StoreOwner) throws(SQLiteError) -> Int? {
    try first(
      "SELECT key FROM owner WHERE server = ? AND user = ? AND space = ? AND fingerprint = ?",
      owner.values
    ) { $0.integer(0) }
  }

  /// The owner's key, a new one if need be.
  func madeKey(of owner: StoreOwner) throws(SQLiteError) -> Int {
    if let key = try key(of: owner) { return key }
    return try inserted(
      "INSERT INTO owner (server, user, space, fingerprint) VALUES (?, ?, ?, ?)", owner.values)
  }

  /// What is kept for a token on a server, in the order in which it was begun.
  func owners(server: String, fingerprint: String) throws(SQLiteError) -> [StoreOwner] {
    try rows(
      "SELECT user, space FROM owner WHERE server = ? AND fingerprint = ? ORDER BY key",
      [.key(server), .key(fingerprint)]
    ) { row in
      StoreOwner(
        server: server, user: row.text(0), space: SpaceID(row.text(1)), fingerprint: fingerprint)
    }
  }

  /// Deletes everything of the owner, whichever token filled it.
  func deleteAll(of owner: StoreOwner) throws(SQLiteError) {
    let whose = "FROM owner WHERE server = ?1 AND user = ?2 AND space = ?3"
    let values: [SQLValue] = [.key(owner.server), .key(owner.user), .key(owner.space.rawValue)]
    guard try first("SELECT key \(whose)", values, { $0.integer(0) }) != nil else { return }
    try beginIndexAnew { () throws(SQLiteError) in
      try run("DELETE \(whose)", values)
      try deleteAccountsWithoutOwner()
    }
  }

  /// Deletes everything of everybody.
  func deleteAll() throws(SQLiteError) {
    try beginIndexAnew { () throws(SQLiteError) in
      try run("DELETE FROM owner")
      try run("DELETE FROM account")
    }
  }
}

extension StoreOwner {
  fileprivate var values: [SQLValue] {
    [.key(server), .key(user), .key(space.rawValue), .key(fingerprint)]
  }
}
