import QukaWire

/// The length of an answer and how long it took, when details are shown.
enum MeasureLayout {
  static func rows(_ answer: Answer, _ context: EntryContext) -> [StyledLine] {
    guard context.showsDetails, answer.state != .open, !answer.text.answer.isEmpty else {
      return []
    }
    let size = LongText.codePoints(of: answer.text.answer)
    var text = size == 1 ? "1 character" : "\(TextFit.grouped(size)) characters"
    if let took = answer.took { text += " in \(ElapsedText.rounded(took))" }
    return [StyledLine(TextFit.cut("  ◦ " + text, to: context.width), context.theme.muted)]
  }
}
