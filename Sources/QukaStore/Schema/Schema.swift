/// The tables of the store.
enum Schema {
  /// In their order; one that was published never changes.
  static let migrations: [Migration] = [first, keeping, finding, typing, pictures]

  /// Ids are BLOBs, because they are compared (`SQLValue.key`). `key` is SQLite's row number, `owner`, `chat` and `message`
  /// refer to one. Times are Unix seconds.
  private static let first = Migration(statements: [
    """
    CREATE TABLE owner (
      key INTEGER PRIMARY KEY,
      server BLOB NOT NULL, user BLOB NOT NULL, space BLOB NOT NULL,
      fingerprint BLOB NOT NULL,
      UNIQUE (server, user, space, fingerprint)
    )
    """,
    """
    CREATE TABLE chat (
      key INTEGER PRIMARY KEY,
      owner INTEGER NOT NULL REFERENCES owner ON DELETE CASCADE,
      id BLOB NOT NULL,
      title TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      UNIQUE (owner, id)
    )
    """,
    // The list of an owner's chats.
    "CREATE INDEX chat_of_owner ON chat (owner, changed_at)",
    // What goes first when the file grows too large.
    "CREATE INDEX chat_by_age ON chat (changed_at)",
    """
    CREATE TABLE message (
      key INTEGER PRIMARY KEY,
      chat INTEGER NOT NULL REFERENCES chat ON DELETE CASCADE,
      id BLOB NOT NULL,
      sequence INTEGER NOT NULL,
      sent_at INTEGER NOT NULL,
      role INTEGER NOT NULL,
      progress INTEGER NOT NULL,
      text TEXT NOT NULL,
      tool_id TEXT, tool_name TEXT, tool_arguments TEXT, tool_result TEXT,
      cut_bytes INTEGER NOT NULL,
      UNIQUE (chat, id)
    )
    """,
    // A page of a chat, in the order of history.
    "CREATE INDEX message_of_chat ON message (chat, sequence, sent_at)",
    """
    CREATE TABLE attachment (
      message INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
      place INTEGER NOT NULL,
      is_picture INTEGER NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (message, place)
    ) WITHOUT ROWID
    """,
    // The draft of a new chat has an empty id. It does not refer to a chat: it outlives the one that made room.
    """
    CREATE TABLE draft (
      owner INTEGER NOT NULL REFERENCES owner ON DELETE CASCADE,
      chat BLOB NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (owner, chat)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE prompt (
      key INTEGER PRIMARY KEY,
      owner INTEGER NOT NULL REFERENCES owner ON DELETE CASCADE,
      text BLOB NOT NULL
    )
    """,
    "CREATE INDEX prompt_of_owner ON prompt (owner)",
    // Has a row while the file has to be written anew because something was erased.
    "CREATE TABLE erasure (key INTEGER PRIMARY KEY)",
  ])

  /// What is shown before the server answers: who signed in, and where the person was. And what the server lacks.
  private static let keeping = Migration(statements: [
    """
    CREATE TABLE account (
      key INTEGER PRIMARY KEY,
      server BLOB NOT NULL, fingerprint BLOB NOT NULL,
      user BLOB NOT NULL, name TEXT NOT NULL, app_id TEXT NOT NULL, plan TEXT NOT NULL,
      UNIQUE (server, fingerprint)
    )
    """,
    // In the server's order.
    """
    CREATE TABLE space (
      account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
      place INTEGER NOT NULL,
      id BLOB NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL,
      PRIMARY KEY (account, place)
    ) WITHOUT ROWID
    """,
    // The chat that was on screen last; an empty id is a new one.
    """
    CREATE TABLE place (
      owner INTEGER PRIMARY KEY REFERENCES owner ON DELETE CASCADE,
      chat BLOB NOT NULL
    )
    """,
    // How a chat was looked at: what stood at the top, and which toggles were on, by their names.
    """
    CREATE TABLE view (
      chat INTEGER PRIMARY KEY REFERENCES chat ON DELETE CASCADE,
      message BLOB, offset INTEGER NOT NULL, is_body INTEGER NOT NULL,
      shows_details INTEGER NOT NULL,
      toggles TEXT
    )
    """,
    // What the person made of a chat on this machine. Like a draft it does not refer to a chat: it outlives the one that made
    // room, and is there when the server tells of that again.
    """
    CREATE TABLE arrangement (
      owner INTEGER NOT NULL REFERENCES owner ON DELETE CASCADE,
      chat BLOB NOT NULL,
      title TEXT,
      is_archived INTEGER NOT NULL,
      PRIMARY KEY (owner, chat)
    ) WITHOUT ROWID
    """,
    "ALTER TABLE chat ADD COLUMN without_server INTEGER NOT NULL DEFAULT 0",
    // When all of the chat had been read: its `changed_at` then, and how many messages it had.
    "ALTER TABLE chat ADD COLUMN whole_at INTEGER",
    "ALTER TABLE chat ADD COLUMN whole_count INTEGER",
    // Messages before this one may be missing here.
    "ALTER TABLE message ADD COLUMN follows_gap INTEGER NOT NULL DEFAULT 0",
  ])

  /// Drafts belong to a running program, so that two of them do not take each other's; new chats can have several. With
  /// them are the questions that wait to be sent.
  private static let typing = Migration(statements: [
    "ALTER TABLE draft RENAME TO former_draft",
    """
    CREATE TABLE draft (
      owner INTEGER NOT NULL REFERENCES owner ON DELETE CASCADE,
      writer INTEGER NOT NULL,
      chat BLOB NOT NULL,
      number INTEGER NOT NULL,
      text TEXT NOT NULL,
      caret INTEGER,
      PRIMARY KEY (owner, writer, chat, number)
    ) WITHOUT ROWID
    """,
    "INSERT INTO draft SELECT owner, 0, chat, 0, text, NULL FROM former_draft",
    "DROP TABLE former_draft",
    """
    CREATE TABLE waiting_question (
      owner INTEGER NOT NULL REFERENCES owner ON DELETE CASCADE,
      writer INTEGER NOT NULL,
      chat BLOB NOT NULL,
      number INTEGER NOT NULL,
      place INTEGER NOT NULL,
      text TEXT NOT NULL,
      options TEXT NOT NULL,
      PRIMARY KEY (owner, writer, chat, number, place)
    ) WITHOUT ROWID
    """,
  ])

  /// What goes along with drafts: where the files are, and how they are known again. `question` is the place of a waiting
  /// question; -1 is the text itself. `changed_at` counts nanoseconds since 1970.
  private static let pictures = Migration(statements: [
    """
    CREATE TABLE draft_picture (
      owner INTEGER NOT NULL REFERENCES owner ON DELETE CASCADE,
      writer INTEGER NOT NULL,
      chat BLOB NOT NULL,
      number INTEGER NOT NULL,
      question INTEGER NOT NULL,
      place INTEGER NOT NULL,
      path TEXT NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      format TEXT NOT NULL,
      changed_at INTEGER,
      PRIMARY KEY (owner, writer, chat, number, question, place)
    ) WITHOUT ROWID
    """
  ])
}
