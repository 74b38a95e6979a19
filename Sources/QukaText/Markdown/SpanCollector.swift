/// Collects the text of nested inline elements as flat spans.
struct SpanCollector {
  private(set) var spans: [MarkdownSpan] = []
  private var traits: MarkdownSpan.Traits = []
  /// How deep each trait is nested: `**a **b** c**` is strong to its end.
  private var depths: [MarkdownSpan.Traits: Int] = [:]
  /// Where each open link's label starts: after so many spans, the last of which had so many bytes.
  private var linkStarts: [(spans: Int, bytes: Int)] = []

  mutating func append(_ text: String, adding extra: MarkdownSpan.Traits = []) {
    let text = text.utf8.contains(0x09) ? text.replacing("\t", with: " ") : text
    let all = traits.union(extra)
    if let last = spans.indices.last, spans[last].traits == all, spans[last].link == nil,
      !all.contains(.html)
    {
      spans[last].text += text
    } else if !text.isEmpty {
      spans.append(MarkdownSpan(text: text, traits: all))
    }
  }

  mutating func change(_ trait: MarkdownSpan.Traits, isEnter: Bool) {
    let depth = (depths[trait] ?? 0) + (isEnter ? 1 : -1)
    depths[trait] = depth
    if depth > 0 { traits.insert(trait) } else { traits.remove(trait) }
  }

  mutating func beginLink(isImage: Bool) {
    linkStarts.append((spans.count, spans.last?.text.utf8.count ?? 0))
    change(.link, isEnter: true)
    if isImage { change(.image, isEnter: true) }
  }

  mutating func endLink(address: String, isCut: Bool, isImage: Bool) {
    change(.link, isEnter: false)
    if isImage { change(.image, isEnter: false) }
    spans.append(
      MarkdownSpan(
        text: "", traits: traits.union(.address),
        link: MarkdownLink(label: endLabel(), address: address, isCut: isCut)))
  }

  private mutating func endLabel() -> String {
    guard let start = linkStarts.popLast() else { return "" }
    // In a link within an image's label, the text goes on in the span of the outer one.
    let shared =
      start.spans > 0 ? spans[start.spans - 1].text.utf8.dropFirst(start.bytes) : ""[...].utf8
    return spans[start.spans...].reduce(into: String(Substring(shared))) { $0 += $1.text }
  }
}
