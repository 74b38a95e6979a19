/// A code block.
package struct MarkdownCode: Hashable, Sendable {
  package var language: String
  package var text: String
  /// Nil for indented code.
  package var fence: MarkdownFence?

  /// Whether it is short mathematics, to be shown as a formula if it is understood.
  var mayBeFormula: Bool { language == "math" && fence != nil && text.utf8.count <= 2_000 }
}
