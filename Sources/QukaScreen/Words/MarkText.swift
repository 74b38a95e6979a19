import QukaChat
import QukaText

/// The words under a turn that did not simply complete.
enum MarkText {
  /// - Parameter inFull: with the time that a stop took; what took long is told in any case.
  static func text(_ mark: TurnMark, inFull: Bool = false) -> String {
    switch mark {
    case .stopped(let characters, let after):
      let told = after.flatMap { inFull || $0 > .seconds(1) ? $0 : nil }
      let confirmed = told.map { " · confirmed in \(ElapsedText.precise($0))" } ?? ""
      if characters == 0 { return "stopped · no answer yet\(confirmed)" }
      let count = CountText.characters(characters)
      return "stopped · \(count)\(confirmed)"
    case .finished:
      return "finished · the answer ended before the stop"
    case .notConfirmed(let reason):
      let detail = reason.map { ": \($0.words)" } ?? ""
      return "stopped here · not confirmed by the server\(detail)"
    case .failed(let reason):
      return "failed · " + (reason?.words ?? "the server could not finish this answer")
    case .interrupted:
      return "interrupted · the server ended this answer without a reason"
    case .incomplete:
      return "incomplete · how it ended is not known"
    }
  }

  static func style(_ mark: TurnMark, _ theme: Theme) -> Style {
    switch mark {
    case .stopped, .notConfirmed, .interrupted: theme.stopped
    case .finished, .incomplete: theme.muted
    case .failed: theme.error
    }
  }
}
