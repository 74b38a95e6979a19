extension MarkdownLayout {
  /// More addresses are left to the window of links.
  private static let shownReferences = 30

  /// The numbered links of a text, one below the other, and how many more there are.
  func rows(of references: [ReferenceList.Reference], unlisted: Int) -> [StyledLine] {
    let digits = references.prefix(Self.shownReferences).reduce(1) {
      max($0, "\($1.number ?? 0)".count)
    }
    var rows = references.prefix(Self.shownReferences).flatMap { reference in
      let mark = "[\(reference.number ?? 0)]"
      let padding = String(repeating: " ", count: max(1, digits + 3 - mark.count))
      let margin = StyledLine(String(repeating: " ", count: digits + 3))
      return LineBreaker(
        width: width, first: StyledLine(mark + padding, theme.linkAddress), hanging: margin,
        mode: .anywhere
      ).wrap(StyledLine(text(of: reference), theme.linkAddress))
    }
    let hidden = max(0, references.count - Self.shownReferences) + unlisted
    if hidden > 0 {
      let more = "… \(TextFit.grouped(hidden)) more links"
      rows += LineBreaker(width: width).wrap(StyledLine(more, theme.muted)).map(\.framed)
    }
    return rows
  }

  private func text(of reference: ReferenceList.Reference) -> String {
    switch reference.target {
    case .address(let address): return address
    case .file: return reference.label
    case .knowledge:
      let label = reference.label.replacing("\n", with: " ")
      return label.isEmpty ? "a source in Quka" : label + " (in Quka)"
    }
  }
}
