import QukaChat

/// What is said of vi's modes.
enum ViWords {
  static let title = "Input, vi's normal mode (Esc)"
  static let normalMode = "Normal mode."
  static let insertMode = "Insert mode."

  /// The line above the input tells it; nothing in insert mode, where keys do what they do without modes.
  static func mode(_ vi: Vi) -> String? {
    let mode: String
    switch vi.mode {
    case .insert: return nil
    case .normal: mode = "normal mode"
    case .visual(let selecting): mode = selecting.isOfLines ? "visual lines" : "visual mode"
    }
    return vi.unfinished.isEmpty ? mode : "\(mode) \(vi.unfinished)"
  }

  static func unknown(_ typed: String, isSelecting: Bool) -> String {
    isSelecting
      ? "\(typed) does nothing in visual mode. Esc leaves it."
      : "\(typed) does nothing in normal mode. Press i to type."
  }

  /// Why a command did nothing, where that is not plain to see.
  static func nothing(_ letter: Character) -> String? {
    switch letter {
    case "u": "Nothing to undo."
    case "p", "P": "Nothing was deleted or copied yet."
    case ".": "Nothing to repeat yet."
    default: nil
    }
  }

  /// What the keys of normal mode do, for the help, the listing and the window of keys.
  static let rows: [(keys: String, words: String)] = [
    (
      "i a I A o O",
      "type: before, behind the caret, at the line's start, end, in a new line below, above"
    ),
    ("h j k l", "left, down, up, right; beyond the first and last row, what you asked before"),
    ("0 ^ $ |", "the line's start, first letter, end, a column"),
    ("w b e ge W B E", "words, also Chinese and Japanese ones; with capitals up to blanks"),
    ("f F t T ; ,", "to a character of the line, or before it; again, back"),
    ("gg G { } %", "first, last line; paragraphs; the other bracket"),
    ("d c y", "delete, change, copy what a motion, iw, a\", i( or ip takes; dd cc yy lines"),
    ("gu gU g~", "the same, for small letters, capitals, the other case"),
    ("x X D C S s Y", "short for dl dh d$ c$ cc cl yy"),
    ("r ~ J", "replace a character, change its case, join lines"),
    ("p P", "bring back what was cut or copied, behind or before the caret"),
    ("u .", "undo, repeat the last change"),
    ("v V", "select characters, lines; then d c y p r ~ u U J, o the other end"),
    ("/", "find what you asked before"),
    ("1 … 9", "a count: 3w, d2w, 2dd"),
  ]

  /// What a letter does in normal mode.
  static func words(for letter: Character) -> String? {
    if letter == "g" { return "begins gg, ge, gu, gU and g~" }
    if letter.isASCII, letter.isNumber, letter != "0" { return rows.last?.words }
    return rows.first { row in
      row.keys.split(separator: " ").contains { $0.count == 1 ? $0.first == letter : false }
    }?.words
  }
}
