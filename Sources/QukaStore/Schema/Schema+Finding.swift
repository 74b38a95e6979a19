extension Schema {
  /// What finds messages by what was said in them, and chats by their titles: FTS5 tables of pieces (`SearchPieces`), by
  /// the message's and the chat's key.
  ///
  /// They keep no text and no places, only which messages have which piece (sqlite.org/fts5.html §4.4.1, §4.6): whoever
  /// searches reads the messages themselves. What leaves them must have the pieces that it was added with, so triggers see
  /// to it, also when a chat or an owner goes. Messages up to the key in `unindexed` are not in the index yet: those that
  /// were kept before there was one, and all of them after an erasure; with the largest number there the triggers do
  /// nothing. Tools' messages never are in it. A change of the pieces or of the folding has to build it anew.
  static let finding = Migration(
    statements: [
      table("finding"), table("finding_title"),
      "INSERT INTO finding_title (rowid, pieces) SELECT key, quka_pieces(title) FROM chat",
      "CREATE TABLE unindexed (last INTEGER NOT NULL)",
      "INSERT INTO unindexed SELECT coalesce(max(key), 0) FROM message",
    ] + messageTriggers + titleTriggers)

  private static func table(_ name: String) -> String {
    """
    CREATE VIRTUAL TABLE \(name) USING fts5
      (pieces, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'")
    """
  }

  private static let messageTriggers = [
    """
    CREATE TRIGGER message_added AFTER INSERT ON message
    WHEN new.key > (SELECT last FROM unindexed) AND new.role <> 4
    BEGIN
      INSERT INTO finding (rowid, pieces) VALUES (new.key, quka_pieces(new.text));
    END
    """,
    """
    CREATE TRIGGER message_changed AFTER UPDATE OF text, role ON message
    WHEN old.key > (SELECT last FROM unindexed)
      AND (CAST(old.text AS BLOB) <> CAST(new.text AS BLOB) OR old.role <> new.role)
    BEGIN
      INSERT INTO finding (finding, rowid, pieces)
        SELECT 'delete', old.key, quka_pieces(old.text) WHERE old.role <> 4;
      INSERT INTO finding (rowid, pieces)
        SELECT new.key, quka_pieces(new.text) WHERE new.role <> 4;
    END
    """,
    """
    CREATE TRIGGER message_gone AFTER DELETE ON message
    WHEN old.key > (SELECT last FROM unindexed) AND old.role <> 4
    BEGIN
      INSERT INTO finding (finding, rowid, pieces)
        VALUES ('delete', old.key, quka_pieces(old.text));
    END
    """,
  ]

  private static let titleTriggers = [
    """
    CREATE TRIGGER chat_added AFTER INSERT ON chat
    BEGIN
      INSERT INTO finding_title (rowid, pieces) VALUES (new.key, quka_pieces(new.title));
    END
    """,
    """
    CREATE TRIGGER chat_renamed AFTER UPDATE OF title ON chat
    WHEN CAST(old.title AS BLOB) <> CAST(new.title AS BLOB)
    BEGIN
      INSERT INTO finding_title (finding_title, rowid, pieces)
        VALUES ('delete', old.key, quka_pieces(old.title));
      INSERT INTO finding_title (rowid, pieces) VALUES (new.key, quka_pieces(new.title));
    END
    """,
    """
    CREATE TRIGGER chat_gone AFTER DELETE ON chat
    WHEN (SELECT last FROM unindexed) < 9223372036854775807
    BEGIN
      INSERT INTO finding_title (finding_title, rowid, pieces)
        VALUES ('delete', old.key, quka_pieces(old.title));
    END
    """,
  ]
}
