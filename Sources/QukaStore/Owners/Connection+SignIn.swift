import QukaWire

extension Connection {
  /// Keeps who signed in with a token, in the place of what was known of that.
  func keep(_ signIn: SignIn, server: String, fingerprint: String) throws(SQLiteError) {
    let user = signIn.user
    try run(
      "DELETE FROM account WHERE server = ? AND fingerprint = ?", .key(server), .key(fingerprint))
    let account = try inserted(
      """
      INSERT INTO account (server, fingerprint, user, name, app_id, plan)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .key(server), .key(fingerprint), .key(user.id), .text(user.name), .text(user.appID),
        .text(user.plan),
      ])
    for (place, space) in signIn.spaces.enumerated() {
      try run(
        "INSERT INTO space (account, place, id, title, role) VALUES (?, ?, ?, ?, ?)",
        .integer(account), .integer(place), .key(space.id.rawValue), .text(space.title),
        .text(space.role))
    }
  }

  /// Who signed in with a token at a server last.
  func signIn(server: String, fingerprint: String) throws(SQLiteError) -> SignIn? {
    let found = try first(
      "SELECT key, user, name, app_id, plan FROM account WHERE server = ? AND fingerprint = ?",
      [.key(server), .key(fingerprint)]
    ) { row in
      (
        key: row.integer(0),
        user: User(id: row.text(1), name: row.text(2), appID: row.text(3), plan: row.text(4))
      )
    }
    guard let found else { return nil }
    let spaces = try rows(
      "SELECT id, title, role FROM space WHERE account = ? ORDER BY place", [.integer(found.key)]
    ) { row in Space(id: SpaceID(row.text(0)), title: row.text(1), role: row.text(2)) }
    return SignIn(user: found.user, spaces: spaces)
  }
}
