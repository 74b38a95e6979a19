/// The question that asks a model to go on with an answer that it does not remember.
package enum Continuation {
  /// How much of the answer is quoted, in characters.
  static let quoteLimit = 600

  /// In the language of the chat, as far as the writing tells it: an English sentence would turn a Chinese answer.
  package static func question(quoting answer: String, asked: String) -> String {
    let request =
      isMostlyHan(asked) || isMostlyHan(answer)
      ? "请从你的回答中断的地方继续。它的结尾是："
      : "Please go on where your answer was cut off. It ended with:"
    return request + "\n" + quote(answer) + "\n"
  }

  private static func quote(_ answer: String) -> String {
    var tail = Substring(answer)
    if answer.count > quoteLimit {
      tail = answer.suffix(quoteLimit)
      // A whole word, where there are words.
      if let space = tail.prefix(40).firstIndex(where: \.isWhitespace) { tail = tail[space...] }
      tail = "…" + tail.drop { $0.isWhitespace }
    }
    return tail.split(whereSeparator: \.isNewline).map { "> " + $0 }.joined(separator: "\n")
  }

  /// Scalars that are looked at: enough to tell.
  private static let sample = 4_000

  /// Chinese, as its writing tells: more ideographs than words of other scripts, and not among kana, as in Japanese.
  static func isMostlyHan(_ text: String) -> Bool {
    var (han, kana, words) = (0, 0, 0)
    var isInWord = false
    for scalar in text.unicodeScalars.suffix(sample) {
      let isHan = scalar.properties.isIdeographic
      let isKana = (0x3041...0x30FA).contains(scalar.value)
      let isLetter = !isHan && !isKana && scalar.properties.isAlphabetic
      if isHan { han += 1 }
      if isKana { kana += 1 }
      if isLetter, !isInWord { words += 1 }
      isInWord = isLetter || isInWord && scalar.properties.isCaseIgnorable
    }
    return han > words && han > 5 * kana
  }
}
