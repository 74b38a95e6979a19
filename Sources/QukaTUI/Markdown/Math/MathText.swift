/// TeX mathematics as readable Unicode, where that is safe: a formula of which one piece is not understood stays as
/// it was written, because a wrong formula is worse than an ugly one.
struct MathText {
  private let source: [Character]
  private var position = 0

  /// Longer formulas are no reading on a line.
  private static let maximumLength = 400

  /// The text with the formulas between `$` and `$$`, and between the marks of `\(` and `\[`, written in Unicode. `$5`
  /// stays what it is, and so does a formula that is not understood, with its backslashes.
  static func replaced(in text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == 0xEF }) else { return text }
    let characters = Array(text)
    var result = ""
    var index = 0
    while index < characters.count {
      let formula =
        characters[index] == "$"
        ? formula(in: characters, at: index) : markedFormula(in: characters, at: index)
      if let formula {
        result += formula.text
        index = formula.end
      } else {
        result.append(characters[index])
        index += 1
      }
    }
    return result
  }

  /// The formula that begins at a dollar sign, and where it ends.
  private static func formula(
    in text: [Character], at start: Int
  ) -> (text: String, end: Int)? {
    if start > 0, text[start - 1].isLetter || text[start - 1].isNumber || text[start - 1] == "$" {
      return nil
    }
    let isDisplay = start + 1 < text.count && text[start + 1] == "$"
    let body = start + (isDisplay ? 2 : 1)
    guard
      let close = text[min(body, text.count)...].prefix(maximumLength).firstIndex(of: "$"),
      close > body
    else { return nil }
    let end = close + (isDisplay ? 2 : 1)
    guard end <= text.count, !isDisplay || text[close + 1] == "$" else { return nil }
    let content = Array(text[body..<close])
    if !isDisplay {
      guard !content.contains("\n"), content.first?.isWhitespace == false,
        content.last?.isWhitespace == false
      else { return nil }
      if end < text.count, text[end].isNumber || text[end].isLetter { return nil }
    }
    guard looksLikeMath(content) else { return nil }
    var reader = MathText(content)
    if let formula = reader.readAll() { return (formula, end) }
    return isTeX(content) ? (FormulaMarks.raw(String(text[start..<end])), end) : nil
  }

  /// The formula between the marks of `\(` and `\)`, or of `\[` and `\]`, and where it ends.
  private static func markedFormula(
    in text: [Character], at start: Int
  ) -> (text: String, end: Int)? {
    guard let opening = FormulaMarks.index(text[start]), opening == 0 || opening == 2,
      let close = text[start...].prefix(maximumLength).firstIndex(where: {
        FormulaMarks.index($0) == opening + 1
      })
    else { return nil }
    let content = text[(start + 1)..<close].drop(while: \.isWhitespace)
    let body = Array(content.reversed().drop(while: \.isWhitespace).reversed())
    var reader = MathText(body)
    guard looksLikeMath(body) else { return nil }
    if let formula = reader.readAll() { return (formula, close + 1) }
    return isTeX(body) ? (FormulaMarks.raw(String(text[start...close])), close + 1) : nil
  }

  /// Whether it can be nothing else: it has TeX's signs, or is a single letter.
  private static func looksLikeMath(_ content: [Character]) -> Bool {
    if content.count == 1 { return content[0].isLetter }
    if isFunction(content) { return true }
    return content.contains { "\\^_=".contains($0) || FormulaMarks.index($0) != nil }
  }

  /// Whether it is a letter with primes, and perhaps what it is taken of, as in f'(x); or a factorial.
  private static func isFunction(_ content: [Character]) -> Bool {
    guard content[0].isLetter, content[0].isASCII else { return false }
    let rest = content.dropFirst()
    if rest == ["!"] { return true }
    let argument = rest.drop { $0 == "'" }
    guard argument.count < rest.count else { return false }
    return argument.isEmpty
      || argument.first == "(" && argument.last == ")"
        && !argument.contains { $0.isWhitespace }
  }

  /// Whether it has what no other text between such signs has: a command, a line's end, or a script.
  private static func isTeX(_ content: [Character]) -> Bool {
    content.indices.contains { index in
      switch content[index] {
      case "^", "_": true
      case "\\": index + 1 < content.count && content[index + 1].isLetter
      case let character:
        FormulaMarks.index(character).map { FormulaMarks.signs[$0] == "\\" } ?? false
      }
    }
  }

  private init(_ source: [Character]) {
    self.source = source
  }

  /// Nil when something is not understood.
  private mutating func readAll() -> String? {
    var result = ""
    while position < source.count {
      guard let piece = readPiece() else { return nil }
      result += piece
    }
    let words = result.split(separator: " ", omittingEmptySubsequences: true)
    return Self.evenlySpaced(words.joined(separator: " "))
  }

  /// Signs between two sides; TeX sets them with the same space on either.
  private static let relations = Set("→←↔⇒⇐⇔⟹⟺↦∣∥≤≥≠≈≡∼≅∝∈∉∋⊂⊃⊆⊇∪∩∧∨⊥∘×÷")

  /// The formula with a blank on both sides of a relation that has one on one side: the other was the end of a command.
  private static func evenlySpaced(_ formula: String) -> String {
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

  private mutating func readPiece() -> String? {
    let character = source[position]
    position += 1
    if let mark = FormulaMarks.index(character) { return Self.escaped(mark) }
    switch character {
    case "\\": return readCommand()
    case "^": return readArgument().map { Self.raised($0) }
    case "_": return readArgument().map { Self.lowered($0) }
    case "{":
      position -= 1
      return readGroup().map { "{\($0)}" }
    case "}", "&", "#", "%", "$": return nil
    case "~", "\n": return " "
    case "'": return "′"
    case "-": return "−"
    default: return String(character)
    }
  }

  /// TeX's spaces and its brackets that are no groups.
  private static func escaped(_ mark: Int) -> String? {
    switch FormulaMarks.signs[mark] {
    case ",", ";", ":": " "
    case "!": ""
    case "{", "}", "%", "_", "#", "&", "$": String(FormulaMarks.signs[mark])
    case "|": "‖"
    default: nil
    }
  }

  private mutating func readCommand() -> String? {
    if position < source.count, source[position] == " " {
      position += 1
      return " "
    }
    var name = ""
    while position < source.count, source[position].isLetter, source[position].isASCII {
      name.append(source[position])
      position += 1
    }
    if let symbol = MathSymbolTable.symbols[name] {
      let isWord = symbol.count > 1 && position < source.count && source[position].isLetter
      return isWord ? symbol + " " : symbol
    }
    switch name {
    case "left", "right", "big", "Big", "bigl", "bigr", "displaystyle", "limits": return ""
    case "text", "mathrm", "mathit", "mathbf", "operatorname", "mathcal", "boldsymbol", "textbf":
      return readGroup()
    case "mathbb": return readArgument().flatMap { MathSymbolTable.doubleStruck[$0] }
    case "sqrt": return readRoot()
    case "frac", "dfrac", "tfrac": return readFraction()
    case "hat": return readAccent("\u{302}")
    case "bar", "overline": return readAccent("\u{304}")
    case "vec": return readAccent("\u{20D7}")
    case "dot": return readAccent("\u{307}")
    case "tilde": return readAccent("\u{303}")
    default: return nil
    }
  }

  private mutating func readRoot() -> String? {
    guard position < source.count, source[position] != "[" else { return nil }
    return readArgument().map { $0.count == 1 ? "√" + $0 : "√(\($0))" }
  }

  private mutating func readFraction() -> String? {
    guard let top = readArgument(), let bottom = readArgument() else { return nil }
    return Self.enclosed(top) + "/" + Self.enclosed(bottom)
  }

  private mutating func readAccent(_ mark: String) -> String? {
    guard let base = readArgument(), base.count == 1 else { return nil }
    return base + mark
  }

  /// A group, a command or a single character.
  private mutating func readArgument() -> String? {
    while position < source.count, source[position] == " " { position += 1 }
    guard position < source.count else { return nil }
    return source[position] == "{" ? readGroup() : readPiece()
  }

  private mutating func readGroup() -> String? {
    guard position < source.count, source[position] == "{" else { return nil }
    position += 1
    var result = ""
    while position < source.count, source[position] != "}" {
      guard let piece = readPiece() else { return nil }
      result += piece
    }
    guard position < source.count else { return nil }
    position += 1
    return result
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
