/// TeX mathematics as readable Unicode, where that is safe: a formula of which one piece is not understood stays as
/// it was written, because a wrong formula is worse than an ugly one.
struct MathText {
  private let source: [Character]
  var position = 0
  /// Several lines may stand one below the other.
  let isDisplay: Bool

  init(_ source: some StringProtocol, isDisplay: Bool) {
    self.source = Array(source)
    self.isDisplay = isDisplay
  }

  /// What to show for a formula that was written with its signs: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`.
  /// - Parameter startsLine: nothing stands before it on its line.
  static func shown(_ source: String, startsLine: Bool) -> String {
    let isDisplay = source.hasPrefix("$$") || source.hasPrefix("\\[")
    let signs = isDisplay || source.hasPrefix("\\") ? 2 : 1
    let body = source.dropFirst(signs).dropLast(signs)
    guard let text = read(body, isDisplay: isDisplay) else { return source }
    return startsLine || !text.contains("\n") ? text : "\n" + text
  }

  /// A formula without the signs around it in Unicode, nil when something is not understood.
  static func read(_ body: some StringProtocol, isDisplay: Bool) -> String? {
    var reader = MathText(body, isDisplay: isDisplay)
    guard let rows = reader.readRows(until: nil) else { return nil }
    return reader.stacked(rows.map { $0.joined() })
  }

  var next: Character? { position < source.count ? source[position] : nil }

  mutating func skipBlanks() {
    while let next, next.isWhitespace { position += 1 }
  }

  /// Takes a text that stands next.
  mutating func take(_ text: String) -> Bool {
    var end = position
    for character in text {
      guard end < source.count, source[end] == character else { return false }
      end += 1
    }
    position = end
    return true
  }

  /// What has been read with single blanks, and those around relations even.
  static func tidy(_ text: String) -> String {
    var text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let glue = MathSymbolTable.glue
    if text.unicodeScalars.contains("\u{2060}") {
      text = text.replacing(" \(glue)", with: "").replacing("\(glue) ", with: "")
        .replacing(glue, with: "")
    }
    return evenlySpaced(text)
  }

  /// Signs between two sides; TeX sets them with the same space on either.
  private static let relations = Set("→←↔⇒⇐⇔⟹⟺↦∣∥≤≥≠≈≡∼≅∝∈∉∋⊂⊃⊆⊇∪∩∧∨⊥∘×÷")

  /// The formula with a blank on both sides of a relation that has one on one side: the other was the end of a command.
  private static func evenlySpaced(_ formula: String) -> String {
    guard formula.utf8.contains(0x20) else { return formula }
    let signs = Array(formula)
    var result = ""
    for (index, sign) in signs.enumerated() {
      guard relations.contains(sign), index > 0, index + 1 < signs.count else {
        result.append(sign)
        continue
      }
      let (before, after) = (signs[index - 1], signs[index + 1])
      if after == " ", before != " ", !"([{".contains(before) { result.append(" ") }
      result.append(sign)
      if before == " ", after != " ", !")]}".contains(after) { result.append(" ") }
    }
    return result
  }

  mutating func readPiece() -> String? {
    guard let character = next else { return nil }
    position += 1
    switch character {
    case "\\": return readCommand()
    case "^": return readArgument().map { Self.raised($0) }
    case "_": return readArgument().map { Self.lowered($0) }
    case "{":
      position -= 1
      return readGroup().map { "{\($0)}" }
    case "}", "&", "#", "%", "$": return nil
    case "~", "\n", "\t": return " "
    case "'": return "′"
    case "-": return "−"
    default: return String(character)
    }
  }

  private mutating func readName() -> String {
    var name = ""
    while let next, next.isLetter, next.isASCII {
      name.append(next)
      position += 1
    }
    return name
  }

  private mutating func readCommand() -> String? {
    let name = readName()
    guard !name.isEmpty else { return readSign() }
    if let bracket = MathSymbolTable.brackets[name] { return bracket }
    if let symbol = MathSymbolTable.symbols[name] {
      let isWord = symbol.count > 1 && next?.isLetter == true
      return isWord ? symbol + " " : symbol
    }
    if let mark = MathSymbolTable.accents[name] { return readAccent(mark) }
    if MathSymbolTable.invisible.contains(name) { return "" }
    switch name {
    case "left", "right", "middle":
      if next == "." { position += 1 }
      return ""
    case "text", "mathrm", "mathit", "mathbf", "mathsf", "mathtt", "operatorname", "mathcal",
      "boldsymbol", "textbf", "textit", "textrm", "boxed", "bm", "mbox":
      if next == "*" { position += 1 }
      return readArgument()
    case "mathbb": return readArgument().flatMap { MathSymbolTable.doubleStruck[$0] }
    case "sqrt": return readRoot()
    case "frac", "dfrac", "tfrac", "cfrac": return readFraction()
    case "binom", "dbinom", "tbinom":
      guard let top = readArgument(), let bottom = readArgument() else { return nil }
      return "C(\(top),\(bottom))"
    case "pmod": return readArgument().map { " (mod \($0))" }
    case "tag": return readArgument().map { "  (\($0))" }
    case "overline": return readArgument().flatMap { Self.marked($0, "\u{305}") }
    case "underline": return readArgument().flatMap { Self.marked($0, "\u{332}") }
    default: return nil
    }
  }

  /// What a backslash makes of a sign: TeX's spaces, and its brackets that are no groups.
  private mutating func readSign() -> String? {
    guard let sign = next else { return nil }
    position += 1
    switch sign {
    case ",", ";", ":", " ", "\n": return " "
    case "!": return ""
    case "{", "}", "%", "_", "#", "&", "$": return String(sign)
    case "|": return "‖"
    default: return nil
    }
  }

  private mutating func readRoot() -> String? {
    guard next == "[" else { return readArgument().map { Self.root("√", $0) } }
    position += 1
    var degree = ""
    while let next, next != "]" {
      guard let piece = readPiece() else { return nil }
      degree += piece
    }
    guard take("]"), let body = readArgument() else { return nil }
    let signs = ["2": "√", "3": "∛", "4": "∜"]
    guard
      let sign = signs[degree]
        ?? Self.scripted(degree, MathSymbolTable.superscripts).map({ $0 + "√" })
    else {
      return nil
    }
    return Self.root(sign, body)
  }

  private static func root(_ sign: String, _ body: String) -> String {
    body.count == 1 ? sign + body : "\(sign)(\(body))"
  }

  private mutating func readFraction() -> String? {
    guard let top = readArgument(), let bottom = readArgument() else { return nil }
    return Self.enclosed(top) + "/" + Self.enclosed(bottom)
  }

  private mutating func readAccent(_ mark: String) -> String? {
    guard let base = readArgument(), base.count == 1 else { return nil }
    return base + mark
  }

  /// Every letter with a mark over or under it.
  private static func marked(_ text: String, _ mark: String) -> String? {
    text.isEmpty ? nil : text.map { $0 == " " ? " " : "\($0)\(mark)" }.joined()
  }

  /// A group, a command or a single character.
  private mutating func readArgument() -> String? {
    skipBlanks()
    guard let next else { return nil }
    return next == "{" ? readGroup() : readPiece()
  }

  private mutating func readGroup() -> String? {
    guard take("{") else { return nil }
    var result = ""
    while let next, next != "}" {
      guard let piece = readPiece() else { return nil }
      result += piece
    }
    // Lines below each other have no place within another piece.
    return take("}") && !result.contains("\n") ? result : nil
  }

  static func raised(_ text: String) -> String {
    scripted(text, MathSymbolTable.superscripts) ?? "^" + grouped(text)
  }

  static func lowered(_ text: String) -> String {
    scripted(text, MathSymbolTable.subscripts) ?? "_" + grouped(text)
  }

  private static func scripted(_ text: String, _ table: [Character: Character]) -> String? {
    let found = text.replacing("−", with: "-").compactMap { table[$0] }
    return found.count == text.count && !found.isEmpty ? String(found) : nil
  }

  private static func grouped(_ text: String) -> String {
    text.count == 1 ? text : "(\(text))"
  }

  private static func enclosed(_ text: String) -> String {
    let isSimple = text.allSatisfy { $0.isLetter || $0.isNumber }
    return isSimple ? text : "(\(text))"
  }
}
