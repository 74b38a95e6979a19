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

  /// Deletes everything of the users that a token is known to belong to, in all spaces and whichever token filled it.
  func deleteAll(server: String, fingerprint: String) throws(SQLiteError) {
    let users = try rows(
      """
      SELECT user FROM account WHERE server = ?1 AND fingerprint = ?2
      UNION SELECT user FROM owner WHERE server = ?1 AND fingerprint = ?2
      """,
      [.key(server), .key(fingerprint)]
    ) { $0.text(0) }
    guard !users.isEmpty else { return }
    try beginIndexAnew { () throws(SQLiteError) in
      for user in users {
        for table in ["owner", "account"] {
          try run(
            "DELETE FROM \(table) WHERE server = ? AND user = ?", .key(server), .key(user))
        }
      }
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
