/// The looks that HTML tags have switched on.
///
/// A tag whose attributes do more than set a look stays visible, and so does its end: both or neither.
struct HTMLLook {
  private static let looks: [String: MarkdownSpan.Traits] = [
    "b": .strong, "strong": .strong, "i": .emphasis, "em": .emphasis, "s": .strikethrough,
    "del": .strikethrough, "code": .code, "kbd": .code, "u": [], "span": [], "small": [], "p": [],
    "font": [], "mark": [], "big": [], "center": [],
  ]
  private static let attributes: Set = [
    "style", "class", "color", "size", "face", "align", "dir", "lang",
  ]
  /// Longer tags are no mere look.
  private static let maximumBytes = 200

  private var depths: [MarkdownSpan.Traits: Int] = [:]
  /// For each tag that is open, by its name: whether it is shown.
  private var shown: [String: [Bool]] = [:]

  var traits: MarkdownSpan.Traits {
    depths.reduce(into: []) { if $1.value > 0 { $0.formUnion($1.key) } }
  }

  /// Takes a tag and answers what to show in its place.
  mutating func take(_ tag: String) -> String {
    guard tag.first == "<", tag.last == ">" else { return tag }
    let body = tag.dropFirst().dropLast()
    let isEnd = body.first == "/"
    let inner = isEnd ? body.dropFirst() : body
    let name = inner.prefix { $0.isLetter }.lowercased()
    let rest = inner.dropFirst(name.count)
    let hasAttributes = rest.contains { !$0.isWhitespace && $0 != "/" }
    if name == "br", !hasAttributes { return "\n" }
    guard let look = Self.looks[name] else { return tag }
    if isEnd {
      if shown[name]?.popLast() == true { return tag }
    } else {
      let isLook = tag.utf8.count <= Self.maximumBytes && Self.areLooks(rest)
      shown[name, default: []].append(!isLook)
      if !isLook { return tag }
    }
    if !look.isEmpty { depths[look] = max(0, (depths[look] ?? 0) + (isEnd ? -1 : 1)) }
    return ""
  }

  /// Whether the attributes of a tag do nothing but set a look.
  private static func areLooks(_ text: Substring) -> Bool {
    var rest = text.drop(while: \.isWhitespace)
    while let first = rest.first, first != "/" {
      let name = rest.prefix { $0.isLetter }.lowercased()
      rest = rest.dropFirst(name.count)
      guard attributes.contains(name), rest.first == "=" else { return false }
      rest = rest.dropFirst()
      guard let quote = rest.first else { return false }
      if quote == "\"" || quote == "'" {
        rest = rest.dropFirst().drop { $0 != quote }.dropFirst()
      } else {
        rest = rest.drop { !$0.isWhitespace && $0 != "/" }
      }
      rest = rest.drop(while: \.isWhitespace)
    }
    return true
  }
}
