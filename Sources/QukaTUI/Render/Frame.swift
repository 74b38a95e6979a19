/// What one rendering produced: every cell of the screen, and where the hardware cursor stands.
struct Frame: Equatable, Sendable {
  var cells: CellBuffer
  /// The caret; nil hides the cursor. Input-method windows follow it, so it is real, not drawn.
  var cursor: Point?

  init(cells: CellBuffer, cursor: Point? = nil) {
    self.cells = cells
    self.cursor = cursor
  }

  init(size: Size) {
    self.init(cells: CellBuffer(size: size))
  }

  var size: Size { cells.size }
}
