import QukaFold

/// The pieces by which a text is found: at each letter, the letter and what follows it.
///
/// Two scalars where scripts write words with a few characters (Chinese, Japanese, Korean; emoji too), otherwise three:
/// pairs of Latin letters are in nearly every message. Whoever contains a query contains its pieces; the opposite is not
/// so, therefore the text of what was found is looked at.
enum SearchPieces {
  /// Pieces of a query that are looked for: more make it slower and hardly ever narrower.
  private static let askedFor = 8

  /// The pieces of a text, each behind the other with a blank between.
  static func list(of text: String) -> [UInt8] {
    let scalars = SearchText(text, TextFolding(), keepsMarks: false).scalars
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * scalars.count)
    for start in scalars.indices {
      guard let length = length(at: scalars[start]) else { continue }
      for scalar in scalars[start..<min(start + length, scalars.count)] {
        append(scalar, to: &bytes)
      }
      bytes.append(0x20)
    }
    return bytes
  }

  /// What a query asks the index for (sqlite.org/fts5.html §3).
  enum Question: Equatable, Sendable {
    /// The text has all these pieces.
    case pieces(String)
    /// The query is shorter than a piece: many pieces begin with it.
    case beginnings(String)
    /// The index does not know: no letter, or a single one of an alphabet.
    case none

    /// In the language of FTS5.
    var match: String? {
      switch self {
      case .pieces(let match), .beginnings(let match): match
      case .none: nil
      }
    }
  }

  /// - Parameter query: its scalars in the folding without case and accents.
  static func question(_ query: [UInt32]) -> Question {
    let whole = query.indices.filter { start in
      length(at: query[start]).map { start + $0 <= query.count } ?? false
    }
    guard whole.isEmpty else {
      let step = max(1, (whole.count + askedFor - 1) / askedFor)
      var chosen = stride(from: 0, to: whole.count, by: step).map { whole[$0] }
      if let last = whole.last, chosen.last != last { chosen.append(last) }
      return .pieces(
        chosen.map { start in
          quoted(query[start..<start + (length(at: query[start]) ?? 0)])
        }.joined(separator: " "))
    }
    guard let start = query.firstIndex(where: { length(at: $0) != nil }) else { return .none }
    let part = query[start...]
    guard part.count > 1 || length(at: query[start]) == 2 else { return .none }
    return .beginnings(quoted(part) + " *")
  }

  private static func quoted(_ scalars: ArraySlice<UInt32>) -> String {
    var bytes: [UInt8] = []
    for scalar in scalars { append(scalar, to: &bytes) }
    return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
  }

  /// How long a piece that begins with a scalar is; nil where none begins.
  private static func length(at scalar: UInt32) -> Int? {
    guard isLetter(scalar) else { return nil }
    return scalar < 0x2E80 ? 3 : 2
  }

  /// Letters, digits, ideographs, emoji: all but blanks and punctuation.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: true
    case 0..<0xA1, 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020: false
    default: true
    }
  }

  /// What is no letter becomes the same mark everywhere: FTS5's tokenizer takes it for a letter.
  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard isLetter(scalar), let scalar = Unicode.Scalar(scalar) else { return bytes.append(0x5F) }
    if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
  }
}
