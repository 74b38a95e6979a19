extension Connection {
  /// Keeps what was asked, unless it begins with a blank, is too long or is the newest already.
  func keepPrompt(
    _ text: String, of owner: StoreOwner, limits: StoreLimits
  ) throws(SQLiteError) {
    guard let first = text.unicodeScalars.first, !first.properties.isWhitespace,
      text.utf8.count <= limits.promptBytes
    else { return }
    let owner = try madeKey(of: owner)
    guard try !isNewestPrompt(text, of: owner) else { return }
    try run("INSERT INTO prompt (owner, text) VALUES (?, ?)", .integer(owner), .key(text))
    try run(
      """
      DELETE FROM prompt WHERE owner = ?1 AND key <=
        (SELECT key FROM prompt WHERE owner = ?1 ORDER BY key DESC LIMIT 1 OFFSET ?2)
      """,
      .integer(owner), .integer(limits.prompts))
  }

  /// Deletes a prompt, wherever it stands.
  func deletePrompt(_ text: String, of owner: StoreOwner) throws(SQLiteError) {
    guard let owner = try key(of: owner) else { return }
    try run("DELETE FROM prompt WHERE owner = ? AND text = ?", .integer(owner), .key(text))
  }

  func deletePrompts(of owner: StoreOwner) throws(SQLiteError) {
    guard let owner = try key(of: owner) else { return }
    try run("DELETE FROM prompt WHERE owner = ?", .integer(owner))
  }

  /// What was asked, the newest first, as many as so many bytes hold.
  func prompts(of owner: StoreOwner, bytes: Int) throws(SQLiteError) -> [String] {
    guard let owner = try key(of: owner) else { return [] }
    return try rows(
      """
      SELECT text FROM (
        SELECT key, text, sum(length(text)) OVER (ORDER BY key DESC) AS bytes
        FROM prompt WHERE owner = ?)
      WHERE bytes <= ? ORDER BY key DESC
      """,
      [.integer(owner), .integer(bytes)]
    ) { $0.text(0) }
  }

  /// Compared as bytes: equal characters can be different texts.
  private func isNewestPrompt(_ text: String, of owner: Int) throws(SQLiteError) -> Bool {
    try integer(
      """
      SELECT text = ?2 FROM prompt WHERE owner = ?1 ORDER BY key DESC LIMIT 1
      """,
      .integer(owner), .key(text)) == 1
  }
}
