/// Where a block of HTML ends (GFM §4.6): lines in it are neither code nor items.
enum HTMLBlock: Hashable {
  case atBlankLine
  /// Behind the line that holds one of these.
  case behind([String])

  private static let names = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt \
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link \
    main menu menuitem nav noframes ol optgroup option p param section source summary table tbody td tfoot th thead \
    title tr track ul
    """.split(separator: " "))

  /// The block that a line begins, given from its text on; nil if it begins none.
  init?(opening line: some Collection<UInt8>, isInParagraph: Bool) {
    guard line.first == UInt8(ascii: "<") else { return nil }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    let name = text.dropFirst().prefix { $0.isASCII && $0.isLetter || $0.isNumber }
    let behindName = text.dropFirst(1 + name.count).first
    if text.hasPrefix("<!--") {
      self = .behind(["-->"])
    } else if text.hasPrefix("<?") {
      self = .behind(["?>"])
    } else if text.hasPrefix("<![cdata[") {
      self = .behind(["]]>"])
    } else if text.hasPrefix("<!"), text.dropFirst(2).first?.isLetter == true {
      self = .behind([">"])
    } else if ["script", "pre", "style"].contains(name),
      behindName.map({ $0.isHTMLSpace || $0 == ">" }) ?? true
    {
      self = .behind(["</script>", "</pre>", "</style>"])
    } else if Self.isBlockTag(text) || !isInParagraph && Self.isTagAlone(text) {
      self = .atBlankLine
    } else {
      return nil
    }
  }

  /// Whether a line ends the block, and with it, whether it is a part of it or not.
  func ends(with line: some Collection<UInt8>) -> Bool {
    switch self {
    case .atBlankLine: return line.allSatisfy(\.isBlank)
    case .behind(let ends):
      guard line.contains(UInt8(ascii: ">")) else { return false }
      let text = String(decoding: line, as: UTF8.self).lowercased()
      return ends.contains { text.contains($0) }
    }
  }

  private static func isBlockTag(_ text: String) -> Bool {
    var rest = text.dropFirst()
    if rest.first == "/" { rest = rest.dropFirst() }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    rest = rest.dropFirst(name.count)
    guard names.contains(name) else { return false }
    return rest.isEmpty || rest.first?.isHTMLSpace == true || rest.first == ">"
      || rest.hasPrefix("/>")
  }

  /// Whether a line is nothing but one tag.
  private static func isTagAlone(_ text: String) -> Bool {
    var rest = text.dropFirst()
    let isEnd = rest.first == "/"
    if isEnd { rest = rest.dropFirst() }
    guard rest.first?.isASCII == true, rest.first?.isLetter == true else { return false }
    rest = rest.drop { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    while !isEnd, rest.first?.isHTMLSpace == true, let next = attribute(rest) { rest = next }
    rest = rest.drop(while: \.isHTMLSpace)
    if !isEnd, rest.first == "/" { rest = rest.dropFirst() }
    return rest.first == ">" && rest.dropFirst().allSatisfy(\.isHTMLSpace)
  }

  /// What follows an attribute; nil if none begins there.
  private static func attribute(_ text: Substring) -> Substring? {
    let start = text.drop(while: \.isHTMLSpace)
    guard let first = start.first, first.isASCII, first.isLetter || first == "_" || first == ":"
    else { return nil }
    let behindName = start.drop {
      $0.isASCII && ($0.isLetter || $0.isNumber || "_:.-".contains($0))
    }
    var rest = behindName.drop(while: \.isHTMLSpace)
    guard rest.first == "=" else { return behindName }
    rest = rest.dropFirst().drop(while: \.isHTMLSpace)
    if let quote = rest.first, quote == "\"" || quote == "'" {
      let behind = rest.dropFirst().drop { $0 != quote }
      return behind.isEmpty ? nil : behind.dropFirst()
    }
    let behind = rest.drop { !$0.isHTMLSpace && !"\"'=<>`".contains($0) }
    return behind.count < rest.count ? behind : nil
  }
}

extension Character {
  /// Not the spaces that are signs of their own to the parser.
  fileprivate var isHTMLSpace: Bool { self == " " || self == "\t" || self == "\r" }
}
