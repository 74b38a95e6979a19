import QukaChat
import QukaText
import QukaWire

/// The length of an answer and how long it took, when details are shown.
enum MeasureLayout {
  static func rows(_ answer: Answer, _ context: EntryContext) -> [StyledLine] {
    guard context.showsDetails, let words = words(answer) else { return [] }
    return [
      StyledLine(TextFit.cut("  ◦ " + words, to: context.width), context.theme.muted).framed
    ]
  }

  /// "1,204 characters in 3 s"; nil as long as it grows, and for an answer without text.
  static func words(_ answer: Answer) -> String? {
    guard answer.state != .open, !answer.text.answer.isEmpty else { return nil }
    let size = answer.text.answer.codePointCount
    var text = CountText.characters(size)
    if let took = answer.took { text += " in \(ElapsedText.rounded(took))" }
    return text
  }
}
