/// The text of one assistant message, split into thinking and answer while it streams
/// (docs/protocol.md §6.4).
///
/// Reasoning arrives inside the text between `<think>` and `</think>`, with `</br>` for a newline, and
/// any of these may be cut between deltas. Text that could still become a marker is held back until the
/// next delta or `finish()` decides. `<think>` opens a block only before the first visible word of the
/// answer, so an answer that talks about the tag does not vanish. `$hidden[…]` loses its wrapper and
/// keeps its content. Appending costs the length of the delta, whatever came before.
public struct AnswerText: Equatable, Sendable {
  /// Everything that was sent, markers included.
  public private(set) var raw = ""
  /// The length of `raw` in Unicode code points, the unit of the wire's `start_at`.
  public private(set) var codePoints = 0
  public private(set) var thinking = ""
  public private(set) var answer = ""
  /// The length of `answer` in characters as people count them.
  public private(set) var characters = 0
  /// Whether the next text would be thinking. False once finished, though a tag may be unclosed.
  public var isThinking: Bool { isInsideThinking && !isFinished }

  /// A place between two characters of `answer` that no text behind it can move, and how many are before it.
  private var counted = Counted()

  private struct Counted: Equatable, Sendable {
    var bytes = 0
    var characters = 0
  }

  private var isInsideThinking = false
  private var isInsideHidden = false
  private var isFinished = false
  private var hasVisibleAnswer = false
  /// The end of the text, as long as it is a proper prefix of a marker.
  private var heldBack = ""
  /// What `finish()` gave out although it may yet become a marker, if late text completes it.
  private var released = Released()

  private struct Released: Equatable, Sendable {
    var text = ""
    var hadVisibleAnswer = false
  }

  public init() {}

  /// A finished message, as history holds it.
  public init(whole raw: String) {
    append(raw)
    finish()
  }

  /// Reads text as it would be read after this one; there is nothing in it yet.
  public var continuation: AnswerText {
    var next = AnswerText()
    next.isInsideThinking = isInsideThinking
    next.isInsideHidden = isInsideHidden
    next.hasVisibleAnswer = hasVisibleAnswer
    return next
  }

  /// Adds the next delta. One that comes after `finish()` (docs/protocol.md §9 #4) continues the text.
  public mutating func append(_ delta: String) {
    raw += delta
    codePoints += Self.codePoints(of: delta)
    takeBackReleased()
    let text = heldBack + delta
    heldBack = ""
    scan(text)
    if isFinished { releaseHeldBack() }
    count()
  }

  /// The message was thought to be over, and goes on.
  public mutating func reopen() { isFinished = false }

  /// The message is over: what was held back is text after all, and an open tag counts as closed.
  public mutating func finish() {
    releaseHeldBack()
    isFinished = true
    count()
  }

  /// Counts what is new. The last characters stay uncounted: what comes may join them, or take their place.
  private mutating func count() {
    let start = answer.utf8.index(answer.startIndex, offsetBy: counted.bytes)
    let count = answer[start...].count
    characters = counted.characters + count
    guard count > 4 * Self.uncountedCharacters else { return }
    let end = answer.index(answer.endIndex, offsetBy: -Self.uncountedCharacters)
    counted.bytes = answer.utf8.distance(from: answer.startIndex, to: end)
    counted.characters = characters - Self.uncountedCharacters
  }

  /// More than a marker has, which can be taken back when it is whole.
  private static let uncountedCharacters = 16
}

extension AnswerText {
  private enum Marker: CaseIterable {
    case thinkingStart
    case thinkingEnd
    case lineBreak
    case hiddenStart
    case hiddenEnd

    var spelling: String {
      switch self {
      case .thinkingStart: "<think>"
      case .thinkingEnd: "</think>"
      case .lineBreak: "</br>"
      case .hiddenStart: "$hidden["
      case .hiddenEnd: "]"
      }
    }
  }

  private enum Match {
    case marker(Marker)
    /// The text ends inside what may become a marker.
    case undecided
    case none
  }

  private mutating func scan(_ text: String) {
    // Nothing is emitted but in long runs: a text may be megabytes long, with a sign in every word.
    var text = text
    text.makeContiguousUTF8()
    var start = text.startIndex
    var position = start
    while let index = markerCandidate(in: text, from: position) {
      emit(text[start..<index])
      start = index
      switch match(text[index...]) {
      case .marker(let marker):
        act(on: marker)
        start = text.utf8.index(index, offsetBy: marker.spelling.utf8.count)
        position = start
      case .undecided:
        heldBack = String(text[index...])
        return
      case .none: position = text.utf8.index(after: index)
      }
    }
    emit(text[start...])
  }

  /// The next place where a marker may start, told by its first two bytes.
  private func markerCandidate(in text: String, from position: String.Index) -> String.Index? {
    let isHidden = isInsideHidden
    let offset = text.utf8[position...].withContiguousStorageIfAvailable { bytes -> Int? in
      for index in bytes.indices {
        let byte = bytes[index]
        guard Self.startsMarker(byte) else { continue }
        let next = index + 1 < bytes.count ? bytes[index + 1] : nil
        let isCandidate =
          switch byte {
          case UInt8(ascii: "<"):
            next == nil || next == UInt8(ascii: "t") || next == UInt8(ascii: "/")
          case UInt8(ascii: "$"): next == nil || next == UInt8(ascii: "h")
          default: isHidden
          }
        if isCandidate { return index }
      }
      return nil
    }
    return (offset ?? nil).map { text.utf8.index(position, offsetBy: $0) }
  }

  /// Counted by their first bytes, which is ten times as fast as one by one.
  private static func codePoints(of text: String) -> Int {
    let counted = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.reduce(into: 0) { count, byte in
        if byte & 0xC0 != 0x80 { count += 1 }
      }
    }
    return counted ?? text.unicodeScalars.count
  }

  private static func startsMarker(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "]")
  }

  private func match(_ text: Substring) -> Match {
    for marker in Marker.allCases where means(marker) {
      if text.utf8.starts(with: marker.spelling.utf8) { return .marker(marker) }
    }
    for marker in Marker.allCases where means(marker) {
      if marker.spelling.utf8.starts(with: text.utf8) { return .undecided }
    }
    return .none
  }

  /// Whether the marker has a meaning where the text stands now.
  private func means(_ marker: Marker) -> Bool {
    switch marker {
    case .thinkingStart: !isInsideThinking && !hasVisibleAnswer
    case .thinkingEnd, .lineBreak: isInsideThinking
    case .hiddenStart: !isInsideHidden
    case .hiddenEnd: isInsideHidden
    }
  }

  private mutating func act(on marker: Marker) {
    switch marker {
    case .thinkingStart:
      isInsideThinking = true
      if !thinking.isEmpty { thinking += "\n" }
    case .thinkingEnd:
      isInsideThinking = false
      isInsideHidden = false
    case .lineBreak: thinking += "\n"
    case .hiddenStart: isInsideHidden = true
    case .hiddenEnd: isInsideHidden = false
    }
  }

  private mutating func emit(_ text: Substring) {
    guard !text.isEmpty else { return }
    if isInsideThinking {
      thinking += text
    } else {
      answer += text
      if !hasVisibleAnswer {
        hasVisibleAnswer = text.unicodeScalars.contains { !$0.properties.isWhitespace }
      }
    }
  }

  private mutating func releaseHeldBack() {
    guard !heldBack.isEmpty else { return }
    released = Released(text: heldBack, hadVisibleAnswer: hasVisibleAnswer)
    heldBack = ""
    emit(released.text[...])
  }

  /// The text goes on after its end: the marker that was cut there may be whole now.
  private mutating func takeBackReleased() {
    guard !released.text.isEmpty else { return }
    let count = Self.codePoints(of: released.text)
    if isInsideThinking {
      thinking.unicodeScalars.removeLast(count)
    } else {
      answer.unicodeScalars.removeLast(count)
    }
    hasVisibleAnswer = released.hadVisibleAnswer
    heldBack = released.text
    released = Released()
  }
}
