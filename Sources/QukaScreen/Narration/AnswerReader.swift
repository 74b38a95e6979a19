import QukaText

/// Turns an answer that grows into what is said of it, each part once.
///
/// The text is taken line by line, and what a line makes certain is said. Where the network cut it makes no
/// difference: every decision depends on the text alone. The work grows with what is new, not with the answer.
struct AnswerReader: Sendable {
  /// A longer line is taken in parts of so many bytes.
  static let unitBytes = 4 << 10

  private var stream: MarkdownStream
  private var speech = MarkdownSpeech()
  /// Bytes of the text that were taken.
  private var taken = 0
  private var isFinished = false

  init() { self.init(MarkdownStream(settlesAtBlankLines: true)) }

  private init(_ stream: MarkdownStream) { self.stream = stream }

  /// Bytes that were parsed or handed on as they are, a measure of work.
  var work: Int { stream.parsedBytes }

  /// How many links there were so far.
  var links: Int { speech.links }

  /// Takes the text as told to its present end.
  mutating func skip(_ text: String) {
    taken = text.utf8.count
    isFinished = true
  }

  /// What is new to say of the whole text so far.
  /// - Parameter isWhole: the text ends here, or was cut off here: nothing is held back.
  mutating func read(_ text: String, isWhole: Bool) -> String {
    let isNew = taken == 0
    var text = text
    return text.withUTF8 { bytes in
      guard taken < bytes.count || isWhole && !isFinished else { return "" }
      let said = take(bytes, isWhole: isWhole) + (isWhole ? finish() : "")
      guard isNew, isWhole, !stream.definitions.isEmpty,
        bytes.count <= MarkdownRenderer.secondPassBytes
      else { return said }
      // Link labels can be defined below their use, and here all of the text is known.
      var second = AnswerReader(
        MarkdownStream(
          definitions: stream.definitions, isComplete: true, settlesAtBlankLines: true))
      defer { self = second }
      return second.take(bytes, isWhole: true) + second.finish()
    }
  }

  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> String {
    var said = ""
    while taken < bytes.count {
      let window = bytes[taken..<min(bytes.count, taken + Self.unitBytes)]
      let isFull = isWhole || window.count == Self.unitBytes
      if stream.isAtStart {
        let look = PlainSentences.look(window)
        if case .sentence(let count) = look {
          said += speech.prose(String(decoding: window.prefix(count), as: UTF8.self))
          taken += count
          continue
        }
        if look == .unknown, !isFull { break }
      }
      let lineEnd = window.firstIndex(of: 0x0A).map { $0 + 1 }
      guard let end = lineEnd ?? (isFull ? window.endIndex : nil) else { break }
      stream.append(UnsafeBufferPointer(rebasing: bytes[taken..<end]))
      taken = end
      settle(isForced: false, &said)
    }
    return said
  }

  private mutating func settle(isForced: Bool, _ said: inout String) {
    while let pieces = stream.step(isForced: isForced) {
      for piece in pieces { said += speech.words(piece) }
      if !stream.isInFence { said += speech.endCode() }
    }
  }

  private mutating func finish() -> String {
    var said = ""
    settle(isForced: true, &said)
    for piece in stream.finish() { said += speech.words(piece) }
    isFinished = true
    return said + speech.end()
  }
}
