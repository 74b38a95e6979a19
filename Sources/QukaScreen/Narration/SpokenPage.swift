import QukaChat
import QukaWire

/// The lines that are said of one entry, and where a search found something in them.
struct SpokenPage: Sendable {
  struct Hit: Sendable {
    var line: Int
    var match: SearchMatch
  }

  let id: Entry.ID
  /// Who or what says it.
  let speaker: String
  let bytes: Int
  private(set) var hits: [Hit] = []
  private let stamp: String
  private let lines: [String]

  init(_ entry: Entry, inFull: Bool, _ pattern: SearchPattern) {
    id = entry.id
    stamp = Self.stamp(of: entry, inFull: inFull)
    let (speaker, text) = Self.text(of: entry, inFull: inFull)
    self.speaker = speaker
    bytes = text.utf8.count
    lines = text.split(separator: "\n").map(String.init)
    for line in lines.indices {
      let found = pattern.matches(in: 0..<1, of: 1) { _ in lines[line] }
      hits += found.map { Hit(line: line, match: $0) }
    }
  }

  /// Whether nothing has changed since.
  func isOf(_ entry: Entry, inFull: Bool) -> Bool {
    stamp == Self.stamp(of: entry, inFull: inFull)
  }

  private static func stamp(of entry: Entry, inFull: Bool) -> String {
    switch entry.content {
    case .question(let question): "\(question.text.utf8.count)"
    case .answer(let answer): "\(answer.text.answer.utf8.count) \(answer.state == .open)"
    case .tool(let tool):
      "\(TranscriptNarrator.words(tool)) \(inFull) \(tool.content.utf8.count)"
    case .mark(let mark): MarkText.text(mark)
    }
  }

  private static func text(of entry: Entry, inFull: Bool) -> (speaker: String, String) {
    switch entry.content {
    case .question(let question): return ("you", AttachmentText.spoken(question))
    case .answer(let answer):
      var reader = AnswerReader()
      return ("assistant", reader.read(answer.text.answer, isWhole: answer.state != .open))
    case .tool(let tool):
      let words = TranscriptNarrator.words(tool)
      return ("tool", inFull ? words + "\n" + tool.content : words)
    case .mark(let mark): return ("end", MarkText.text(mark))
    }
  }

  /// The line of a hit; of a long one the words around it.
  func excerpt(of ordinal: Int, around context: Int) -> String {
    guard hits.indices.contains(ordinal) else { return "" }
    let hit = hits[ordinal]
    let scalars = Array(lines[hit.line].unicodeScalars)
    let from = max(0, hit.match.offset - context)
    let to = min(scalars.count, hit.match.endOffset + context)
    let head = from > 0 ? "… " : ""
    let tail = to < scalars.count ? " …" : ""
    let start = from > 0 ? Self.wordStart(scalars, from, before: hit.match.offset) : 0
    let end = to < scalars.count ? Self.wordEnd(scalars, to, behind: hit.match.endOffset) : to
    return head + String(String.UnicodeScalarView(scalars[start..<end])) + tail
  }

  /// A longer word is cut; many scripts have no blanks between theirs.
  private static let longestWord = 20

  /// The start of the next whole word, so that nothing is heard that begins in the middle.
  private static func wordStart(_ scalars: [Unicode.Scalar], _ from: Int, before limit: Int) -> Int
  {
    scalars[from..<min(limit, from + longestWord)].firstIndex(of: " ").map { $0 + 1 } ?? from
  }

  private static func wordEnd(_ scalars: [Unicode.Scalar], _ to: Int, behind limit: Int) -> Int {
    scalars[max(limit, to - longestWord)..<to].lastIndex(of: " ") ?? to
  }
}
