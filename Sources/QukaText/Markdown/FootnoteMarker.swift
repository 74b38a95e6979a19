/// Shows the marks and the notes of footnotes in the text of a block.
///
/// A reference is one only if there is its note, because `[^a]` may be a part of a pattern. Numbers are raised, without a
/// way to mistake them for powers; other labels stay as they were written and have the look of a source's number.
struct FootnoteMarker {
  private let footnotes: Footnotes
  /// Notes may begin in the block.
  private let mayHoldNotes: Bool
  private var spans: [MarkdownSpan] = []
  private var isInNote = false
  private var isAfterMark = false
  /// The last two characters before the place.
  private var before = ""

  private init(_ footnotes: Footnotes, mayHoldNotes: Bool) {
    self.footnotes = footnotes
    self.mayHoldNotes = mayHoldNotes
  }

  static func marked(
    _ spans: [MarkdownSpan], _ footnotes: Footnotes, mayHoldNotes: Bool
  ) -> [MarkdownSpan] {
    guard spans.contains(where: { $0.text.utf8.contains(0x5E) }) else { return spans }
    var marker = FootnoteMarker(footnotes, mayHoldNotes: mayHoldNotes)
    for span in spans { marker.add(span) }
    return marker.spans
  }

  private mutating func add(_ span: MarkdownSpan) {
    if span.traits.contains(.link), span.text.first == "^",
      Footnotes.isNumber(span.text.dropFirst())
    {
      addLink(span)
    } else if span.link != nil {
      spans.append(span)
      before = "]"
    } else if span.traits.isDisjoint(with: [.code, .html, .link, .address]) {
      addText(span)
    } else {
      append(span.text[...], span)
    }
  }

  /// A note that is nothing but an address is the definition of a link, and its mark the link.
  private mutating func addLink(_ span: MarkdownSpan) {
    if needsBlank(before) { spans.append(MarkdownSpan(text: " ")) }
    var link = span
    link.text = MathText.raised(String(span.text.dropFirst()))
    spans.append(link)
  }

  private mutating func addText(_ span: MarkdownSpan) {
    let text = span.text[...]
    var plain = text.startIndex
    var place = plain
    while let mark = text[place...].utf8.firstIndex(of: 0x5B) {
      place = text.utf8.index(after: mark)
      guard let label = Footnotes.label(at: text[mark...].utf8) else { continue }
      let end = text.utf8.index(mark, offsetBy: label.utf8.count + 3)
      guard let after = take(label, between: text[plain..<mark], text[end...], span) else {
        continue
      }
      plain = after
      place = after
    }
    append(text[plain...], span)
  }

  /// Takes a mark and the text in front of it, and returns where the text behind it begins; nil if it is none.
  private mutating func take(
    _ label: String, between head: Substring, _ rest: Substring, _ span: MarkdownSpan
  ) -> String.Index? {
    let isKnown = footnotes.labels.contains(label)
    let isNumber = Footnotes.isNumber(label)
    let before = context(after: head)
    if mayHoldNotes, before.isEmpty || before.last == "\n", isNumber || isKnown,
      let text = Self.noteStart(rest)
    {
      append(head, span)
      isInNote = true
      append(mark: isNumber ? MathText.raised(label) : "[^\(label)]:", span)
      append(" ", span)
      return text
    }
    guard isKnown else { return nil }
    let isSeparate = isNumber && needsBlank(before) || isAfterMark && head.isEmpty
    append(head, span)
    if isSeparate { append(" ", span) }
    append(mark: isNumber ? MathText.raised(label) : "[^\(label)]", span)
    return rest.startIndex
  }

  /// Where a note's text begins, behind the colon and its blank.
  private static func noteStart(_ rest: Substring) -> String.Index? {
    guard rest.first == ":" else { return nil }
    let text = rest.dropFirst()
    guard text.isEmpty || text.first == " " || text.first == "\n" else { return nil }
    return text.drop { $0 == " " }.startIndex
  }

  /// Behind a number or a single letter a raised number would be read as a power.
  private func needsBlank(_ before: String) -> Bool {
    guard let last = before.last else { return false }
    if last.isNumber { return true }
    return last.isLetter && last.isASCII && before.dropLast().last?.isLetter != true
  }

  /// The last two characters before a place behind more text.
  private func context(after text: Substring) -> String {
    String((before + text.suffix(2)).suffix(2))
  }

  private mutating func append(mark: String, _ span: MarkdownSpan) {
    spans.append(MarkdownSpan(text: mark, traits: span.traits.union(.citation)))
    before = "]"
    isAfterMark = true
  }

  private mutating func append(_ text: Substring, _ span: MarkdownSpan) {
    guard !text.isEmpty else { return }
    var part = span
    part.text = String(text)
    if isInNote { part.traits.insert(.note) }
    spans.append(part)
    before = context(after: text)
    isAfterMark = false
  }
}
