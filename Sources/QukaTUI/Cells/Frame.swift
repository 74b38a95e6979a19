import QukaText

/// What one rendering produced: every cell of the screen, and where the hardware cursor stands.
struct Frame: Equatable, Sendable {
  var cells: CellBuffer
  /// The caret; nil hides the cursor. Input-method windows follow it, so it is real, not drawn.
  var cursor: Point?
  /// What stands for the terminal's own colours in all cells.
  var canvas: Style

  init(cells: CellBuffer, cursor: Point? = nil, canvas: Style = .plain) {
    self.cells = cells
    self.cursor = cursor
    self.canvas = canvas
  }

  init(size: Size) {
    self.init(cells: CellBuffer(size: size))
  }

  var size: Size { cells.size }
}
