import QukaText

/// An answer's Markdown with its rows, which a frame reads many times: without them here, the whole renderer would be
/// copied across the wall for each one.
struct AnswerBody: Sendable {
  private var renderer: Boxed<MarkdownRenderer>
  /// Nobody else holds them while they are changed.
  private(set) var rows: [StyledLine] = []

  init(_ renderer: MarkdownRenderer) { self.renderer = Boxed(renderer) }

  /// As `MarkdownRenderer.work` counts.
  var work: Int { renderer.value.work }

  var isBehind: Bool { renderer.value.isBehind }

  var bytesTaken: Int { renderer.value.bytesTaken }

  var bytesBehind: Int { renderer.value.bytesBehind }

  mutating func update(_ text: String, isFinal: Bool, budget: Int) {
    change { $0.update(text, isFinal: isFinal, budget: budget) }
  }

  mutating func dropRows(_ count: Int) { change { $0.dropRows(count) } }

  private mutating func change(_ body: (inout MarkdownRenderer) -> Void) {
    rows = []
    body(&renderer.value)
    rows = renderer.value.rows
  }
}
