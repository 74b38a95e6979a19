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
      try keep(question.pictures, of: index, place)
    }
    try keep(draft.pictures, of: Self.input, place)
  }

  /// Stands for the place of a question where the text itself is meant.
  private static let input = -1

  private func keep(
    _ pictures: [Picture], of question: Int, _ place: [SQLValue]
  ) throws(SQLiteError) {
    for (index, picture) in pictures.enumerated() {
      try run(
        """
        INSERT INTO draft_picture (
          owner, writer, chat, number, question, place, path, name, bytes, format, changed_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        place + [
          .integer(question), .integer(index), .text(picture.path), .text(picture.name),
          .integer(picture.bytes), .text(picture.format.rawValue),
          picture.changedAt.map(SQLValue.integer) ?? .null,
        ])
    }
  }

  func deleteDraft(_ place: StoredDraft.Place, of owner: StoreOwner) throws(SQLiteError) {
    guard let key = try key(of: owner) else { return }
    for table in ["draft", "waiting_question", "draft_picture"] {
      try run(
        "DELETE FROM \(table) WHERE owner = ? AND writer = ? AND chat = ? AND number = ?",
        place.values(of: key))
    }
  }

  /// All drafts, of whichever program; those of new chats first.
  func drafts(of owner: StoreOwner) throws(SQLiteError) -> [StoredDraft] {
    guard let key = try key(of: owner) else { return [] }
    let pictures = try draftPictures(of: key)
    let questions = try rows(
      """
      SELECT writer, chat, number, text, options, place FROM waiting_question WHERE owner = ?
      ORDER BY writer, chat, number, place
      """,
      [.integer(key)]
    ) { row in
      let place = StoredDraft.Place(row)
      return (
        place: place,
        question: StoredDraft.Question(
          text: row.text(3), options: row.text(4).split(separator: " ").map(String.init),
          pictures: pictures[Attached(place: place, question: row.integer(5))] ?? [])
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
        waiting: (waiting[place] ?? []).map(\.question),
        pictures: pictures[Attached(place: place, question: Self.input)] ?? [])
    }
  }

  /// What a picture goes along with.
  private struct Attached: Hashable {
    var place: StoredDraft.Place
    var question: Int
  }

  private func draftPictures(of owner: Int) throws(SQLiteError) -> [Attached: [Picture]] {
    let found = try rows(
      """
      SELECT writer, chat, number, question, path, name, bytes, format, changed_at
      FROM draft_picture WHERE owner = ? ORDER BY writer, chat, number, question, place
      """,
      [.integer(owner)]
    ) { row in
      let picture = Picture.Format(rawValue: row.text(7)).map { format in
        Picture(
          path: row.text(4), name: row.text(5), bytes: row.integer(6), format: format,
          changedAt: row.isNull(8) ? nil : row.integer(8))
      }
      return (Attached(place: StoredDraft.Place(row), question: row.integer(3)), picture)
    }
    return Dictionary(grouping: found, by: \.0).mapValues { $0.compactMap(\.1) }
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
