/// The keys as text: the table of those in force, and a file to begin with.
package enum KeyListing {
  /// A line of the table: where, which key, what its command is called and does, and who gave it.
  private struct Row {
    var place: String
    var key: String
    var command: String
    var explanation: String
    var origin: String
  }

  /// The keys in force, the file's columns padded with spaces.
  package static func table(_ keys: KeyMap) -> String {
    var rows = [
      Row(
        place: "table", key: "key", command: "command", explanation: "what it does", origin: "from")
    ]
    for context in KeyContext.allCases {
      guard let table = context.table else { continue }
      rows += keys.hiddenKeys(in: context).map { key in
        Row(
          place: table, key: key.fileName, command: "none", explanation: "nothing here",
          origin: keys.origin(of: key, in: context).words)
      }
      rows += Self.rows(of: context, keys).map { key, entry in
        Row(
          place: table, key: key.fileName, command: entry.name,
          explanation: entry.explanation(in: context),
          origin: keys.origin(of: key, in: context).words)
      }
    }
    if keys.set == .vi {
      rows += ViWords.rows.map {
        Row(
          place: "normal", key: $0.keys, command: "vi", explanation: $0.words,
          origin: keys.set.words)
      }
    }
    let columns = [\Row.place, \.key, \.command, \.origin].map { path in
      (path: path, width: rows.map { $0[keyPath: path].count }.max() ?? 0)
    }
    return rows.map { row in
      columns.map { pad(row[keyPath: $0.path], to: $0.width) }.joined(separator: "  ") + "  "
        + row.explanation + "\n"
    }.joined()
  }

  /// A `keys.toml` that changes nothing: every command, commented out, with the keys that it has.
  package static func example() -> String {
    var text = """
      # The keys of quka-tui, read at its start from keys.toml in its configuration folder.
      # Take the "# " away in front of a table and of the lines to change. `quka-tui keys` shows what is in force.
      # Esc, Ctrl-C, Backspace and keys that type cannot be changed; Enter can only be "send" or "newline" in [input].
      # "none" frees a key: what [everywhere] has for it shows then, or, where a table itself has nothing for it, the key does
      # nothing there.

      # set = "emacs"    # or "vi"

      """
    for context in KeyContext.allCases {
      guard let table = context.table else { continue }
      text += "\n# [\(table)]\n"
      for (key, entry) in rows(of: context, .usual)
      where KeyRules.fault(key, context, entry.command) == nil
        && (try? Key(fileName: key.fileName)) == key
      {
        text += "# \"\(key.fileName)\" = \"\(entry.name)\"  # \(entry.explanation(in: context))\n"
      }
    }
    return text
  }

  private static func rows(of context: KeyContext, _ keys: KeyMap) -> [(Key, CommandEntry)] {
    zip(CommandCatalogue.entries, keys.lookup.places).flatMap { entry, places in
      places.filter { $0.context == context }.flatMap { $0.keys + $0.quietKeys }.map { ($0, entry) }
    }
  }

  private static func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
