import QukaScreen

/// Clusters that the terminal draws well and ncurses cannot: written over the stand-ins after each frame,
/// with the cursor set by hand for every one.
struct ClusterOverlay: Sendable {
  private var bytes = ""
  private var lastLook: CellLook?

  var isEmpty: Bool { bytes.isEmpty }

  /// Adds a cluster at a cell.
  /// - Parameter attributes: the bytes that set its look from the terminal's plain one.
  mutating func add(_ text: String, column: Int, row: Int, look: CellLook, attributes: () -> String)
  {
    bytes += bytes.isEmpty ? "\u{1B}7" : ""
    bytes += "\u{1B}[\(row + 1);\(column + 1)H"
    if look != lastLook { bytes += attributes() }
    bytes += text
    lastLook = look
  }

  /// What to write now; afterwards the overlay is empty. The cursor and the look are as before.
  mutating func take() -> String {
    defer { self = ClusterOverlay() }
    return bytes.isEmpty ? "" : bytes + "\u{1B}8"
  }
}
