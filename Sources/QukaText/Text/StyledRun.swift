/// A run of text in one style. The text holds no control characters.
package struct StyledRun: Hashable, Sendable {
  package var text: String
  package var style: Style
  package var role: TextRole

  package init(_ text: String, _ style: Style = .plain, _ role: TextRole = .text) {
    self.text = text
    self.style = style
    self.role = role
  }
}
