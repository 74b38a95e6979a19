/// Where in its line and in which code the end of a growing text stands, as far as backticks tell.
struct CodePlace: Equatable, Sendable {
  /// How many backticks began the code span that is open in this line.
  private var span = 0
  /// How many backticks began the fenced block that is open.
  private var fence = 0
  private var run = 0
  private var runStartsLine = false
  /// Nothing but blanks stands before the end in its line.
  private(set) var startsLine = true
  private var last: UInt8 = 0x0A

  private static let backticks = ByteSearch(0x60)

  mutating func take(_ text: Substring) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let backtick = Self.backticks.first(in: bytes, from: start) ?? bytes.count
        takeOther(bytes[start..<backtick])
        start = backtick
        while start < bytes.count, bytes[start] == 0x60 {
          takeBacktick()
          start += 1
        }
      }
    }
  }

  private mutating func takeBacktick() {
    if run == 0 { runStartsLine = startsLine }
    run += 1
    startsLine = false
    last = 0x60
  }

  /// Of what stands between backticks only the end of its last line counts.
  private mutating func takeOther(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard let end = bytes.last else { return }
    endRun()
    var line = bytes
    if let newline = bytes.lastIndex(of: 0x0A) {
      startsLine = true
      span = 0
      line = bytes[(newline + 1)...]
    }
    startsLine = startsLine && line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    last = end
  }

  private mutating func endRun() {
    guard run > 0 else { return }
    if runStartsLine, run >= 3 {
      if fence == 0 { fence = run } else if run >= fence { fence = 0 }
    } else if fence == 0 {
      if span == 0 { span = run } else if span == run { span = 0 }
    }
    run = 0
  }

  /// How many backticks would end the code span that is open in this line.
  var openRun: Int? {
    var place = self
    place.endRun()
    return place.span > 0 ? place.span : nil
  }

  var isInCode: Bool {
    var place = self
    place.endRun()
    return place.span > 0 || place.fence > 0
  }

  /// Whether what comes next could be a word of a sentence: it stands behind a blank, a quotation mark or a bracket.
  var mayBeWord: Bool { !startsLine && " \t\"'(".utf8.contains(last) }

  static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
  }
}
