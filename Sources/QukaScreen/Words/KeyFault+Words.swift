import QukaText

extension KeyProblem {
  /// What is wrong, and what is allowed; with the line, as editors take it.
  package var sentence: String {
    TextGate.neutralize((line > 0 ? "keys.toml:\(line): " : "keys.toml: ") + fault.words)
  }
}

extension KeyFault {
  /// A file's own words may be as long as the file.
  private static func cut(_ text: String) -> String { TextFit.cut(TextFit.oneLine(text), to: 40) }

  private static func quoted(_ text: String) -> String { "\"\(cut(text))\"" }

  fileprivate var words: String {
    switch self {
    case .file(let fault): "\(fault.phrase)."
    case .unreadable: "it is no text file in UTF-8 of at most 64 KB."
    case .unknownSet(let name):
      "there is no set \(Self.quoted(name)); use "
        + KeySet.allCases.map { "\"\($0.rawValue)\"" }.joined(
          separator: " or ") + "."
    case .unknownTable(let name):
      "there is no table [\(Self.cut(name))]; use " + KeyContext.tables.joined(separator: ", ")
        + "."
    case .outsideTable(let name):
      "\(Self.quoted(name)) must stand below a table, such as [everywhere]."
    case .unknownKey(let text):
      "there is no key \(Self.quoted(text)); write it like ctrl-x, alt-enter, shift-tab, f5, pgup or del."
    case .unknownCommand(let name, let near):
      "there is no command \(Self.quoted(name)); "
        + (near.isEmpty
          ? "`quka-tui keys` lists all."
          : "did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?")
    case .wrongTable(let name, let tables):
      "\"\(name)\" works only in "
        + tables.compactMap { $0.table.map { "[\($0)]" } }.joined(
          separator: ", ") + "."
    case .repeatedKey(let key, let line):
      "\(key.name) is given a second time, first in line \(line)."
    case .sameKey(let key, let sent):
      "most terminals send \(sent.name) for \(key.name); choose another key."
    case .isNotSent(let key): "most terminals send nothing of their own for \(key.name)."
    case .beginsMessages(let key):
      "terminals begin their own messages with the bytes of \(key.name); choose another key."
    case .nothingToFree(let key, let context): "\(key.name) does nothing \(context.place) anyway."
    case .escapeIsFixed: "Esc always stops and closes, so that no answer runs on."
    case .interruptIsFixed: "Ctrl-C always stops, clears and quits, as in every program."
    case .isText(let key): "\(key.name) is text: without Ctrl or Alt, typing would do it."
    case .backspaceIsFixed: "Backspace always deletes what was typed."
    case .enterIsFixed:
      "Enter can only be \"send\" or \"newline\" in [input]; elsewhere it confirms."
    case .stopsAll: "Ctrl-X can only be \"stop-all\" or \"none\", or a habit would stop everything."
    case .lastKey(let key, let name):
      "\(key.name) stays \"\(name)\": give \"\(name)\" another key first."
    }
  }
}

extension KeyMove {
  /// Who lost a key, and what is left to it.
  package var sentence: String {
    let entry = CommandCatalogue.entry(loser)
    let name = entry?.name ?? ""
    let rest: String
    if let key = left.first {
      rest = "it has \(key.name)."
    } else {
      rest = entry?.offer == nil ? "it has no key left." : "it has no key left; the palette has it."
    }
    return "keys.toml:\(line): "
      + (kind == .kept
        ? "\(context.place), \(key.name) still is \"\(name)\"."
        : "\"\(name)\" lost \(key.name) \(context.place); \(rest)")
  }
}

extension KeyVerdict {
  /// What is said at the start; nil when nothing is wrong.
  package var warning: String? {
    guard let first = problems.first else { return nil }
    let count = problems.count - 1
    return count == 0
      ? first.sentence : "\(first.sentence) \(count) more: `quka-tui keys` lists them."
  }
}

extension KeyOrigin {
  /// Where a key comes from, in a listing.
  package var words: String {
    switch self {
    case .usual: "usual"
    case .set(let set): set.words
    case .file(let line): "keys.toml:\(line)"
    }
  }
}
