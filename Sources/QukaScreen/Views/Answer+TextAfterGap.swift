import QukaChat
import QukaWire

extension Answer {
  /// Text that came from beyond the gap, as it would read after the text before it; at most so many code points.
  ///
  /// Where that would all be thinking, it stands as it came: the end of the thinking may be what is missing.
  func textAfterGap(_ piece: EarlyText, atMost limit: Int) -> String {
    let head = LongText.head(piece.text, limit)
    var text = text.continuation
    text.append(head)
    text.finish()
    return text.answer.isEmpty ? head : text.answer
  }
}
