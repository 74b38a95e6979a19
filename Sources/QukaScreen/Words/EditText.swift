/// What came of an edit in the person's editor, in words.
enum EditText {
  static let endedAtOnce =
    "Your editor ended at once and changed nothing. If it opens a window, make it wait, as in \"code --wait\"."
  static let emptied = "The input is empty now. Up brings back what was there."
  static let inItsInput = "the text from your editor is in its input."
  static let held =
    "The input has changed meanwhile: the text from your editor is held. Up brings it into the input."

  static func words(_ problem: EditorProblem) -> String {
    switch problem {
    case .noEditor: "There is no editor: set VISUAL or EDITOR to yours."
    case .unclosed(let variable):
      "A quotation mark or a backslash in \(variable) has no end: no editor was opened."
    case .namesNothing(let variable): "\(variable) names no editor."
    case .notFound(let variable, let program):
      "\(variable) names an editor that is not there: \(program)."
    case .noFile(let reason): "The text could not be written to a file for your editor: \(reason)."
    case .notStarted(let program, let reason): "\(program) could not be started: \(reason)."
    }
  }

  static func words(_ fault: EditedFileFault, kept: String?) -> String {
    switch fault {
    case .tooLong(let bytes):
      "What you saved is longer than \(bytes >> 20) MB. \(stays)" + place(kept)
    case .missing: "Your editor has removed the file. \(stays)" + place(kept)
    case .unreadable: "What you saved cannot be read. \(stays)" + place(kept)
    }
  }

  static func words(_ end: EditorEnd, kept: String?) -> String {
    switch end {
    case .status(let status): "Your editor ended with status \(status). \(stays)" + place(kept)
    case .signal(let signal):
      "Your editor was ended by signal \(signal). \(stays)" + place(kept)
    case .goesOn: "Your editor has not ended. \(stays)" + place(kept)
    }
  }

  /// Said after the screen was given back.
  static func kept(_ path: String) -> String {
    "What your editor left and was not taken is kept for a day: \(path)"
  }

  private static let stays = "The input stays as it was."

  private static func place(_ path: String?) -> String {
    path.map { " What it left is kept for a day: \($0)" } ?? ""
  }
}
