import QukaChat
import QukaText

/// Taking texts out of the chat, in words.
enum CopyText {
  /// What the window is called.
  static func head(_ window: CopyWindow) -> String {
    switch window.choices.first?.kind {
    case .question: "Copy from your question"
    case .toolResult, .toolArguments: "Copy from a tool call"
    case .answer, .plainAnswer, .code, .table, .thinking, nil:
      window.isGrowing ? "Copy from the answer so far" : "Copy from an answer"
    }
  }

  static func place(_ window: CopyWindow) -> String {
    "message \(TextFit.grouped(window.place)) of \(TextFit.grouped(window.messages))"
  }

  static func label(_ choice: CopyChoice) -> String {
    let lines = CountText.lines(choice.lines)
    switch choice.kind {
    case .question: return "Your question · \(lines)"
    case .answer: return "Whole answer, Markdown · \(lines)"
    case .plainAnswer: return "Whole answer, plain text · \(lines)"
    case .thinking: return "What it thought · \(lines)"
    case .toolResult(let name): return "What \(tool(name)) answered · \(lines)"
    case .toolArguments(let name): return "What \(tool(name)) was asked · \(lines)"
    case .code(let number, let language):
      let language = TextFit.oneLine(LongText.head(language, 30))
      return "Code \(number) · " + (language.isEmpty ? "" : language + " · ") + lines
    case .table(let number, let columns, let rows):
      return "Table \(number), for a spreadsheet · \(columns) × \(rows)"
    }
  }

  /// The window in words.
  static func spoken(_ window: CopyWindow) -> String? {
    guard let choice = window.choice else { return nil }
    let which = "\(window.selected + 1) of \(window.choices.count)"
    let save = KeyMap.name(of: .copy(.save), in: .copy)
    return
      "\(head(window)), \(place(window)). \(which): \(label(choice).replacing(" ·", with: ",")). Enter copies it, \(save) writes it to a file, Left and Right go to other messages, Esc closes."
  }

  private static func tool(_ name: String) -> String {
    name.isEmpty ? "the tool" : TextFit.oneLine(LongText.head(name, 40))
  }

  static func cut(_ bytes: Int) -> String {
    "Code and tables of the first \(TextFit.grouped(bytes >> 10)) KB."
  }

  /// The line that a last line feed ends is not followed by another.
  static func lines(in text: String) -> Int {
    text.utf8.count { $0 == 0x0A } + (text.isEmpty || text.hasSuffix("\n") ? 0 : 1)
  }

  static func words(_ outcome: CopyOutcome, lines: Int) -> String {
    let amount = lines > 1 ? CountText.lines(lines) + " " : ""
    switch outcome {
    case .tmux(isPassedOn: true):
      return start(amount + "in tmux's buffer, and sent to the terminal.")
    case .tmux(isPassedOn: false):
      return start(amount + "in tmux's buffer, to be pasted there.")
    case .program: return lines > 1 ? "Copied \(CountText.lines(lines))." : "Copied."
    case .sent: return start(amount + "sent to the terminal to copy; it does not confirm.")
    case .file(let path): return "Too long to copy through the terminal: it is in \(path)"
    case .nowhere: return "It could not be copied: it is too long for the terminal."
    case .none, .tooLong: return ""
    }
  }

  private static func start(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst()
  }
}
