import QukaChat
import QukaWire

/// How many rows an entry may have that was never laid out. It is a guess, good enough to tell how far one can scroll.
enum RowEstimate {
  static func of(_ entry: Entry, width: Int) -> Int {
    switch entry.content {
    case .question(let question): max(1, rows(question.text, width))
    case .answer(let answer):
      (answer.text.thinking.isEmpty ? 0 : 2) + rows(answer.text.answer, max(1, width - 2))
    case .tool, .mark: 1
    }
  }

  /// One for each line, as many as its beginning lets expect, and for each that is filled once more.
  private static func rows(_ text: String, _ width: Int) -> Int {
    guard !text.isEmpty else { return 0 }
    let count = text.utf8.count
    let head = text.utf8.prefix(headBytes)
    let breaks = head.reduce(into: 0) { $0 += $1 == 0x0A ? 1 : 0 }
    return 1 + breaks * count / head.count + count / width
  }

  /// All entries of a long chat are looked at when the window's width changes.
  private static let headBytes = 256
}
