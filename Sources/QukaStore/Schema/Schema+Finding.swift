extension Schema {
  /// What finds messages by what was said in them: an FTS5 table of pieces (`SearchPieces`), by the message's key.
  ///
  /// It keeps no text and no places, only which messages have which piece (sqlite.org/fts5.html §4.4.1, §4.6): whoever
  /// searches reads the messages themselves. What leaves it must have the pieces that it was added with, so triggers see
  /// to it, also when a chat or an owner goes. Messages up to the key in `unindexed` are not in it yet: those that were
  /// kept before there was one, and all of them after an erasure. Tools' messages never are.
  static let finding = Migration(statements: [
    """
    CREATE VIRTUAL TABLE finding USING fts5
      (pieces, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'")
    """,
    "CREATE TABLE unindexed (last INTEGER NOT NULL)",
    "INSERT INTO unindexed SELECT coalesce(max(key), 0) FROM message",
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
  ])
}
