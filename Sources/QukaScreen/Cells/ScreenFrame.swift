import QukaText

/// What one rendering produced: every cell of the screen, and where the hardware cursor stands.
package struct ScreenFrame: Equatable, Sendable {
  package var cells: CellBuffer
  /// The caret; nil hides the cursor. Input-method windows follow it, so it is real, not drawn.
  package var cursor: Point?
  /// What stands for the terminal's own colours in all cells.
  package var canvas: Style

  package init(cells: CellBuffer, cursor: Point? = nil, canvas: Style = .plain) {
    self.cells = cells
    self.cursor = cursor
    self.canvas = canvas
  }

  package var size: Size { cells.size }
}
