/// What came of a text that was handed to the person's editor.
package enum EditOutcome: Equatable, Sendable {
  /// The editor ended well; the text that was saved, as it may stand in the input.
  case saved(String)
  case unchanged
  /// No editor ran.
  case notOpened(EditorProblem)
  /// What it saved cannot be taken. `kept` is where it is, for a day.
  case unusable(EditedFileFault, kept: String?)
  /// It ended otherwise than well, which means: do not take it. `kept` is where what it saved is, for a day.
  case abandoned(EditorEnd, kept: String?)

  /// It was ended by a signal, so that it had no time to tidy up.
  package var isCrash: Bool {
    if case .abandoned(.signal, _) = self { true } else { false }
  }

  /// Where something is that was saved and not taken.
  package var kept: String? {
    switch self {
    case .saved, .unchanged, .notOpened: nil
    case .unusable(_, let kept), .abandoned(_, let kept): kept
    }
  }
}

/// Why no editor could be opened.
package enum EditorProblem: Error, Equatable, Sendable {
  /// No variable names one, and there is none of the usual ones.
  case noEditor
  /// A quotation mark or a backslash in the variable has no end.
  case unclosed(variable: String)
  case namesNothing(variable: String)
  case notFound(variable: String, program: String)
  /// The text could not be written to a file, for the system's reason.
  case noFile(reason: String)
  /// The program could not be started, for the system's reason.
  case notStarted(program: String, reason: String)
}

/// Why a file that was edited cannot be taken.
package enum EditedFileFault: Equatable, Sendable {
  case tooLong(bytes: Int)
  case missing
  case unreadable
}

/// How an editor ended.
package enum EditorEnd: Equatable, Sendable {
  /// By itself, with this exit status; 0 is well.
  case status(Int32)
  case signal(Int32)
  /// It did not: the program ends before it.
  case goesOn
}
