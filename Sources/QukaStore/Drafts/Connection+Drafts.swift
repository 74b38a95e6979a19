import QukaWire

extension Connection {
  /// Keeps a draft in the place of the one that stands there; an empty one is none.
  func keep(_ draft: StoredDraft, of owner: StoreOwner) throws(SQLiteError) {
    try deleteDraft(draft.place, of: owner)
    guard !draft.isEmpty else { return }
    let key = try madeKey(of: owner)
    let place = draft.place.values(of: key)
    try run(
      "INSERT INTO draft (owner, writer, chat, number, text, caret) VALUES (?, ?, ?, ?, ?, ?)",
      place + [.text(draft.text), draft.caret.map(SQLValue.integer) ?? .null])
    for (index, question) in draft.waiting.enumerated() {
      try run(
        """
        INSERT INTO waiting_question (owner, writer, chat, number, place, text, options)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        place + [
          .integer(index), .text(question.text),
          .text(question.options.joined(separator: " ")),
        ])
    }
  }

  func deleteDraft(_ place: StoredDraft.Place, of owner: StoreOwner) throws(SQLiteError) {
    guard let key = try key(of: owner) else { return }
    for table in ["draft", "waiting_question"] {
      try run(
        "DELETE FROM \(table) WHERE owner = ? AND writer = ? AND chat = ? AND number = ?",
        place.values(of: key))
    }
  }

  /// All drafts, of whichever program; those of new chats first.
  func drafts(of owner: StoreOwner) throws(SQLiteError) -> [StoredDraft] {
    guard let key = try key(of: owner) else { return [] }
    let questions = try rows(
      """
      SELECT writer, chat, number, text, options FROM waiting_question WHERE owner = ?
      ORDER BY writer, chat, number, place
      """,
      [.integer(key)]
    ) { row in
      (
        place: StoredDraft.Place(row),
        question: StoredDraft.Question(
          text: row.text(3), options: row.text(4).split(separator: " ").map(String.init))
      )
    }
    let waiting = Dictionary(grouping: questions, by: \.place)
    return try rows(
      """
      SELECT writer, chat, number, text, caret FROM draft WHERE owner = ?
      ORDER BY chat, writer, number
      """,
      [.integer(key)]
    ) { row in
      let place = StoredDraft.Place(row)
      return StoredDraft(
        place: place, text: row.text(3), caret: row.isNull(4) ? nil : row.integer(4),
        waiting: (waiting[place] ?? []).map(\.question))
    }
  }
}

extension StoredDraft.Place {
  /// From the first columns of a row: writer, chat, number.
  fileprivate init(_ row: Statement) {
    let chat = row.text(1)
    self.init(
      writer: row.integer(0), chat: chat.isEmpty ? nil : SessionID(chat), number: row.integer(2))
  }

  fileprivate func values(of owner: Int) -> [SQLValue] {
    [.integer(owner), .integer(writer), .key(chat?.rawValue ?? ""), .integer(number)]
  }
}
