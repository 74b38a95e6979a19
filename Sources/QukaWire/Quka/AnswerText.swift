/// The text of one assistant message, split into thinking and answer while it streams
/// (docs/protocol.md §6.4).
///
/// Reasoning arrives inside the text between `<think>` and `</think>`, with `</br>` for a newline, and
/// any of these may be cut between deltas. Text that could still become a marker is held back until the
/// next delta or `finish()` decides. Behind the first visible word of the answer `<think>` opens a block only at the
/// start of a line, and no tag in backticks is one, so an answer that talks about the tags does not vanish. The last
/// `</think>` ends the thinking: one without its beginning makes thinking of the answer before it. `$hidden[…]` loses its
/// wrapper and keeps its content. Appending costs the length of the delta, whatever came before.
public struct AnswerText: Equatable, Sendable {
  /// Everything that was sent, markers included.
  public private(set) var raw = ""
  /// The length of `raw` in Unicode code points, the unit of the wire's `start_at`.
  public private(set) var codePoints = 0
  public private(set) var thinking = ""
  public private(set) var answer = ""
  /// The length of `answer` in characters as people count them. Costs what was not counted yet: little as it grows, all of
  /// what came at once.
  public var characters: Int { counted.characters + uncounted.count }
  /// Whether the next text would be thinking. False once finished, though a tag may be unclosed.
  public var isThinking: Bool { isInsideThinking && !isFinished }

  /// How often what had been the answer became thinking.
  public private(set) var withdrawals = 0

  private var counted = Counted()

  /// A place between two characters of `answer` that no text behind it can move, and how many are before it.
  ///
  /// How the text was cut decides which place that is, so texts are the same whichever it is.
  private struct Counted: Equatable, Sendable {
    var bytes = 0
    var characters = 0

    static func == (_: Counted, _: Counted) -> Bool { true }
  }

  private var isInsideThinking = false
  private var isInsideHidden = false
  private var isFinished = false
  private var hasVisibleAnswer = false
  private var place = CodePlace()
  /// Where in `thinking` the text begins that was the answer until the last tag; nil if that tag had its beginning.
  private var withdrawnFrom: Int?
  /// The end of the text, as long as it is undecided what it is.
  private var heldBack = ""
  /// The text before `finish()` decided what was undecided: late text may decide otherwise.
  private var unfinished: [AnswerText] = []

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
    let wasFinished = isFinished
    if let earlier = unfinished.popLast() { self = earlier }
    isFinished = false
    raw += delta
    codePoints += delta.codePointCount
    let text = heldBack + delta
    heldBack = ""
    scan(text)
    if wasFinished { finish() }
    countIfShort()
  }

  /// The message was thought to be over, and goes on.
  public mutating func reopen() { isFinished = false }

  /// The message is over: what was held back is text after all, and an open tag counts as closed.
  public mutating func finish() {
    guard !isFinished else { return }
    let isEmpty = !hasVisibleAnswer && !isInsideThinking && withdrawnFrom != nil
    if isEmpty || !heldBack.isEmpty { unfinished = [self] }
    isFinished = true
    let text = heldBack
    heldBack = ""
    scan(text)
    if !hasVisibleAnswer, !isInsideThinking { takeBackWithdrawn() }
    countIfShort()
  }

  /// Keeps a text once of which nothing was taken out, as of most. It is for one that came whole: to grow, each of the
  /// two would have to be copied first.
  public mutating func shareStorage() {
    if thinking.isEmpty, answer.utf8.count == raw.utf8.count { answer = raw }
  }

  private var uncounted: Substring {
    answer[answer.utf8.index(answer.startIndex, offsetBy: counted.bytes)...]
  }

  /// What history brings at once is counted when somebody asks, which is seldom.
  private mutating func countIfShort() {
    if answer.utf8.count - counted.bytes <= Self.countedAtOnce { count() }
  }

  /// Counts what is new, so that asking costs little from here on. The last characters stay uncounted: what comes may join
  /// them.
  public mutating func count() {
    let count = uncounted.count
    let characters = counted.characters + count
    guard count > 4 * Self.uncountedCharacters else {
      // Thousands of marks on one letter: what follows counts as another character, so that a delta costs its length.
      if answer.utf8.count - counted.bytes > Self.longestTail {
        counted = Counted(bytes: answer.utf8.count, characters: characters)
      }
      return
    }
    let end = answer.index(answer.endIndex, offsetBy: -Self.uncountedCharacters)
    counted.bytes = answer.utf8.distance(from: answer.startIndex, to: end)
    counted.characters = characters - Self.uncountedCharacters
  }

  private static let uncountedCharacters = 16
  /// Bytes that are counted as they come.
  private static let countedAtOnce = 64 << 10
  /// Bytes that are counted again with each delta at most.
  private static let longestTail = 16 << 10
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

  private enum Match: Equatable {
    case marker(Marker)
    /// The text ends inside what may become a marker.
    case undecided
    case none
  }

  /// Behind a tag so many bytes may decide whether it stands between backticks.
  private static let lookAhead = 40

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

  /// The next place where a marker may start, told by its first four bytes: HTML is full of tags.
  private func markerCandidate(in text: String, from position: String.Index) -> String.Index? {
    let search = isInsideHidden ? Self.insideHidden : Self.outsideHidden
    let offset = text.utf8[position...].withContiguousStorageIfAvailable { bytes -> Int? in
      var next = 0
      while let index = search.first(in: bytes, from: next) {
        let isCandidate =
          bytes[index] == UInt8(ascii: "]")
          || Self.beginnings.contains { zip($0, bytes[index...]).allSatisfy { $0 == $1 } }
        if isCandidate { return index }
        next = index + 1
      }
      return nil
    }
    return (offset ?? nil).map { text.utf8.index(position, offsetBy: $0) }
  }

  private static let outsideHidden = ByteSearch(UInt8(ascii: "<"), UInt8(ascii: "$"))
  private static let insideHidden = ByteSearch(
    UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "]"))
  private static let beginnings = ["<thi", "</th", "</br", "$hid"].map { Array($0.utf8) }

  private mutating func match(_ text: Substring) -> Match {
    for marker in Marker.allCases where text.utf8.starts(with: marker.spelling.utf8) {
      return means(marker, before: text.utf8.dropFirst(marker.spelling.utf8.count))
    }
    for marker in Marker.allCases where marker.spelling.utf8.starts(with: text.utf8) {
      if !isFinished, means(marker, before: Substring().utf8) != .none { return .undecided }
    }
    return .none
  }

  /// Whether the marker has a meaning where the text stands now.
  private mutating func means(_ marker: Marker, before rest: Substring.UTF8View) -> Match {
    let isMeant: Bool
    switch marker {
    case .thinkingStart:
      if isInsideThinking { return .none }
      if !hasVisibleAnswer { return .marker(marker) }
      guard place.startsLine, !place.isInCode else { return .none }
      guard let next = rest.first else { return isFinished ? .none : .undecided }
      isMeant = next != 0x20
    case .thinkingEnd: return isInsideThinking ? end(before: rest) : loneEnd(before: rest)
    case .lineBreak: isMeant = isInsideThinking
    case .hiddenStart: isMeant = !isInsideHidden
    case .hiddenEnd: isMeant = isInsideHidden
    }
    return isMeant ? .marker(marker) : .none
  }

  /// A tag that ends the thinking, unless it stands between backticks. A backtick long before it proves nothing.
  private mutating func end(before rest: Substring.UTF8View) -> Match {
    guard let run = place.openRun else { return .marker(.thinkingEnd) }
    var length = 0
    for byte in rest.prefix(Self.lookAhead) {
      if byte == 0x60 {
        length += 1
        continue
      }
      if length == run { return .none }
      if byte <= 0x20 || byte >= 0x80 { return .marker(.thinkingEnd) }
      length = 0
    }
    if rest.count < Self.lookAhead, !isFinished { return .undecided }
    return length == run ? .none : .marker(.thinkingEnd)
  }

  /// A tag without its beginning is a marker where it is no word of a sentence.
  private mutating func loneEnd(before rest: Substring.UTF8View) -> Match {
    if place.isInCode { return .none }
    guard place.mayBeWord else { return .marker(.thinkingEnd) }
    guard let next = rest.first else { return isFinished ? .none : .undecided }
    return next == 0x0A || CodePlace.isLetter(next) ? .marker(.thinkingEnd) : .none
  }

  private mutating func act(on marker: Marker) {
    switch marker {
    case .thinkingStart:
      isInsideThinking = true
      if !thinking.isEmpty { thinking += "\n" }
      place = CodePlace()
    case .thinkingEnd:
      if isInsideThinking { withdrawnFrom = nil } else { withdraw() }
      isInsideThinking = false
      isInsideHidden = false
      place = CodePlace()
    case .lineBreak:
      thinking += "\n"
      place.take("\n")
    case .hiddenStart: isInsideHidden = true
    case .hiddenEnd: isInsideHidden = false
    }
  }

  /// Makes thinking of what had been the answer.
  private mutating func withdraw() {
    if hasVisibleAnswer { withdrawals += 1 }
    if !thinking.isEmpty, hasVisibleAnswer { thinking += Marker.thinkingEnd.spelling }
    withdrawnFrom = thinking.utf8.count
    thinking += answer.replacing(Marker.lineBreak.spelling, with: "\n")
    answer = ""
    counted = Counted()
    hasVisibleAnswer = false
  }

  /// Nothing came behind a tag without its beginning: what stood before it was the answer.
  private mutating func takeBackWithdrawn() {
    guard let start = withdrawnFrom else { return }
    counted = Counted()
    let text = thinking.utf8
    answer = String(thinking[text.index(text.startIndex, offsetBy: start)...]) + answer
    thinking = String(thinking[..<text.index(text.startIndex, offsetBy: start)])
    if thinking.hasSuffix(Marker.thinkingEnd.spelling) {
      thinking.removeLast(Marker.thinkingEnd.spelling.count)
    }
    withdrawnFrom = nil
    hasVisibleAnswer = answer.unicodeScalars.contains { !$0.properties.isWhitespace }
  }

  private mutating func emit(_ text: Substring) {
    guard !text.isEmpty else { return }
    place.take(text)
    if isInsideThinking {
      thinking += text
    } else {
      answer += text
      if !hasVisibleAnswer {
        hasVisibleAnswer = text.unicodeScalars.contains { !$0.properties.isWhitespace }
      }
    }
  }
}
