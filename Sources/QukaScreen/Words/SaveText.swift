import QukaChat
import QukaText

/// Writing texts to files, in words.
enum SaveText {
  static let head = "Write to a file"
  static let advice = "Tab completes it; ~ is your home."
  static let noName = "Type a name for the file."

  /// What stands below the path while a file of that name is there.
  static var exists: String {
    "It is there: \(KeyMap.name(of: .copy(.replace), in: .save)) replaces it."
  }

  /// What is proposed; of an answer's own words nothing is in it.
  static func name(of kind: CopyChoice.Kind) -> String {
    switch kind {
    case .question: "question.md"
    case .answer: "answer.md"
    case .plainAnswer: "answer.txt"
    case .thinking: "thinking.md"
    case .code(let number, let language): "code-\(number).\(CodeFileName.ending(of: language))"
    case .table(let number, _, _): "table-\(number).tsv"
    case .toolResult: "tool-result.txt"
    case .toolArguments: "tool-call.json"
    }
  }

  static func note(_ window: SaveWindow) -> String {
    if window.taken == window.path.text { return exists }
    if window.writing != nil { return "Writing…" }
    guard window.names.count > 1 else { return advice }
    return window.names.map { TextFit.oneLine($0) }.joined(separator: "  ")
  }

  static func written(_ path: String, bytes: Int) -> String {
    "Written to \(name(path)) (\(PictureText.size(bytes)))."
  }

  static func words(_ fault: SaveFault, _ path: String) -> String {
    switch fault {
    case .exists: "\(name(path)) is there already: nothing was written."
    case .notAFile: "\(name(path)) is no file: choose another name."
    case .noFolder: "There is no such folder: \(name(path))"
    case .failed(let reason): "\(name(path)) could not be written: \(reason)."
    }
  }

  /// A path in one line, short enough for a sentence; its end tells most.
  private static func name(_ path: String) -> String {
    let line = TextFit.oneLine(TextGate.neutralize(LongText.tail(path, 200)))
    return line.count > 60 ? "…" + line.suffix(59) : line
  }
}
