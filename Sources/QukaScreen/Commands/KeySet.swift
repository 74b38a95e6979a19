/// Keys that come together, chosen by one line of `keys.toml`.
package enum KeySet: String, CaseIterable, Sendable {
  case usual
  case emacs
  /// The input has modes; what their letters do is no key of the catalogue (`Vi`).
  case vi

  /// What it changes in the catalogue's keys: tables, keys and commands as in `keys.toml`.
  private var rows: [(table: String, keys: [(key: String, command: String)])] {
    switch self {
    case .usual: []
    case .emacs: Self.emacsRows
    case .vi: Self.viRows
    }
  }

  var changes: [KeyChange] {
    rows.flatMap { table, keys in
      keys.compactMap { key, name in
        guard let context = KeyContext(table: table), let key = try? Key(fileName: key) else {
          return nil
        }
        return KeyChange(
          context: context, key: key, command: CommandCatalogue.entry(named: name)?.command,
          origin: .set(self))
      }
    }
  }

  /// The keys of Emacs in the input, and up and down everywhere. What they displace:
  /// the palette goes to Alt-X as its commands do in Emacs, retry changes places with the search in what was asked,
  /// a new chat goes to Alt-O (open), the list to Alt-Shift-L, the first unread line to Alt-Shift-U, a stopped answer goes on by
  /// Alt-Shift-T, and the stop of a chat goes to Alt-S. Alt-C copies what is selected, so Alt-Shift-C capitalizes.
  private static let emacsRows: [(table: String, keys: [(key: String, command: String)])] = [
    (
      "everywhere",
      [
        ("alt-x", "palette"), ("ctrl-p", "none"), ("alt-o", "new-chat"), ("ctrl-n", "none"),
        ("alt-l", "toggle-list"), ("ctrl-b", "none"), ("ctrl-r", "find-prompt"),
        ("alt-r", "try-again"), ("alt-shift-t", "continue"), ("alt-shift-u", "unread"),
        ("alt-shift-l", "toggle-list"),
      ]
    ),
    (
      "input",
      [
        ("ctrl-b", "left"), ("ctrl-f", "right"), ("ctrl-p", "take-back"), ("ctrl-n", "row-down"),
        ("ctrl-a", "line-start"), ("ctrl-e", "line-end"), ("alt-b", "word-left"),
        ("alt-f", "word-right"), ("ctrl-d", "delete-forward"), ("alt-d", "delete-word-forward"),
        ("ctrl-k", "delete-to-line-end"), ("ctrl-t", "transpose-characters"),
        ("alt-t", "transpose-words"), ("alt-u", "uppercase-word"), ("alt-l", "lowercase-word"),
        ("alt-shift-c", "capitalize-word"),
      ]
    ),
    (
      "title",
      [
        ("ctrl-b", "left"), ("ctrl-f", "right"), ("ctrl-t", "transpose-characters"),
        ("alt-t", "transpose-words"), ("alt-u", "uppercase-word"), ("alt-l", "lowercase-word"),
        ("alt-shift-c", "capitalize-word"),
      ]
    ),
    (
      "list",
      [
        ("ctrl-p", "list-up"), ("ctrl-n", "list-down"), ("alt-r", "reload-list"),
        ("ctrl-r", "none"), ("alt-s", "stop-chat"), ("alt-x", "none"),
      ]
    ),
    ("transcript", [("ctrl-p", "up"), ("ctrl-n", "down")]),
    ("find", [("ctrl-p", "previous-match"), ("ctrl-n", "next-match")]),
    ("palette", [("ctrl-p", "up"), ("ctrl-n", "down"), ("alt-x", "no")]),
    ("help", [("ctrl-p", "up"), ("ctrl-n", "down")]),
    ("links", [("ctrl-p", "up"), ("ctrl-n", "down")]),
    ("themes", [("ctrl-p", "up"), ("ctrl-n", "down")]),
  ]

  /// Ctrl-R redoes, as vi's hands expect it in the input; there retry has a key of its own.
  private static let viRows: [(table: String, keys: [(key: String, command: String)])] = [
    ("everywhere", [("alt-j", "try-again")]), ("input", [("ctrl-r", "redo")]),
  ]

  /// The words of a listing.
  var words: String {
    switch self {
    case .usual: "usual"
    case .emacs: "set emacs"
    case .vi: "set vi"
    }
  }

  var names: [(table: String, key: String, command: String)] {
    rows.flatMap { table, keys in keys.map { (table, $0.key, $0.command) } }
  }
}
