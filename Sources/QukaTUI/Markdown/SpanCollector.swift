/// Collects the text of nested inline elements as flat spans.
struct SpanCollector {
  private(set) var spans: [MarkdownSpan] = []
  private var traits: MarkdownSpan.Traits = []
  /// How deep each trait is nested: `**a **b** c**` is strong to its end.
  private var depths: [MarkdownSpan.Traits: Int] = [:]
  /// The first span of each open link's label.
  private var linkStarts: [Int] = []

  mutating func append(_ text: String, adding extra: MarkdownSpan.Traits = []) {
    let text = text.utf8.contains(0x09) ? text.replacing("\t", with: " ") : text
    let all = traits.union(extra)
    let isFirstOfLink = linkStarts.last == spans.count
    if let last = spans.indices.last, spans[last].traits == all, !isFirstOfLink {
      spans[last].text += text
    } else if !text.isEmpty {
      spans.append(MarkdownSpan(text: text, traits: all))
    }
  }

  /// Raw inline HTML is shown as it is, but a `<br>` breaks the line.
  mutating func append(html: String) {
    let name = html.lowercased().filter { $0 != " " && $0 != "/" }
    append(name == "<br>" ? "\n" : html)
  }

  mutating func change(_ trait: MarkdownSpan.Traits, isEnter: Bool) {
    let depth = (depths[trait] ?? 0) + (isEnter ? 1 : -1)
    depths[trait] = depth
    if depth > 0 { traits.insert(trait) } else { traits.remove(trait) }
  }

  mutating func beginLink() {
    linkStarts.append(spans.count)
    change(.link, isEnter: true)
  }

  /// Ends a link and appends its address, unless the label says as much or it points into Quka.
  mutating func endLink(address: String) {
    change(.link, isEnter: false)
    let start = linkStarts.popLast() ?? spans.count
    let label = spans[start...].reduce(into: "") { $0 += $1.text }
    guard !address.isEmpty, !SpanCollector.isSaid(address, by: label) else { return }
    append(" (\(address))", adding: .address)
  }

  /// A link to `#knowledge-…` names a source inside Quka: nobody can follow it by hand.
  private static func isSaid(_ address: String, by label: String) -> Bool {
    address == label || address.hasPrefix("#knowledge-") || address == "mailto:" + label
      || address == "http://" + label || address == "https://" + label
  }
}
