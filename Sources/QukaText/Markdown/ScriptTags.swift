/// Writes what stands between `<sup>` and `</sup>`, or `<sub>` and `</sub>`, as Unicode has it: H₂O, 1ˢᵗ, and x^(a, b)
/// where a character is missing. A tag that is not closed right after its text stays visible, as all others do.
enum ScriptTags {
  static func replaced(in spans: [MarkdownSpan]) -> [MarkdownSpan] {
    guard spans.count > 2, spans.contains(where: { $0.traits.contains(.html) }) else {
      return spans
    }
    var result: [MarkdownSpan] = []
    var index = 0
    while index < spans.count {
      if index + 2 < spans.count,
        let text = script(spans[index], spans[index + 1], spans[index + 2])
      {
        var span = spans[index + 1]
        span.text = text
        result.append(span)
        index += 3
      } else {
        result.append(spans[index])
        index += 1
      }
    }
    return result
  }

  private static func script(
    _ start: MarkdownSpan, _ text: MarkdownSpan, _ end: MarkdownSpan
  ) -> String? {
    guard start.traits.contains(.html), end.traits.contains(.html), text.link == nil,
      text.traits.isDisjoint(with: [.html, .code]), text.text.utf8.count <= 80
    else { return nil }
    switch (start.text.lowercased(), end.text.lowercased()) {
    case ("<sup>", "</sup>"): return MathText.raised(text.text)
    case ("<sub>", "</sub>"): return MathText.lowered(text.text)
    default: return nil
    }
  }
}
