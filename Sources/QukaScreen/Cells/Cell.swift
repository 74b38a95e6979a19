import QukaText

/// One terminal cell: what stands in it, how wide that is, and how it looks.
///
/// Four plain words without padding, so that rows are compared and copied as memory: 4,800 of them
/// are compared for every frame.
@usableFromInline
package struct Cell: Hashable, Sendable {
  /// A Unicode scalar below `clusterBase`; from there on, the place of a cluster in the table of
  /// the buffer that holds the cell (`CellBuffer.text(of:)`).
  @usableFromInline package let glyph: UInt32
  @usableFromInline let foregroundBits: UInt32
  @usableFromInline let backgroundBits: UInt32
  /// Attributes in the low byte, the width in the next one.
  @usableFromInline let attributeBits: UInt32

  /// The first glyph value that is not a Unicode scalar.
  @inlinable static var clusterBase: UInt32 { 0x11_0000 }

  /// An empty cell in the terminal's own colours.
  static let blank = Cell(glyph: 0x20, width: 1, style: .plain)

  /// - Parameter width: columns: 1, 2 for the left half of a wide cluster, 0 for its right half.
  package init(glyph: UInt32, width: Int, style: Style) {
    self.init(glyph: glyph, width: width, look: CellLook(style))
  }

  package init(glyph: UInt32, width: Int, look: CellLook) {
    self.glyph = glyph
    foregroundBits = look.foreground
    backgroundBits = look.background
    attributeBits = look.attributes | UInt32(truncatingIfNeeded: width) << 8
  }

  /// Columns: 1, 2 for the left half of a wide cluster, 0 for its right half.
  @inlinable package var width: Int { Int(attributeBits >> 8) }

  /// Whether the glyph is a cluster of several scalars.
  @inlinable package var isCluster: Bool { glyph >= Cell.clusterBase }

  package var style: Style { look.style }

  @inlinable package var look: CellLook {
    CellLook(
      foreground: foregroundBits, background: backgroundBits, attributes: attributeBits & 0xFF)
  }

  /// The same glyph in another style.
  func styled(_ style: Style) -> Cell {
    Cell(glyph: glyph, width: width, style: style)
  }

  /// The right half of a wide cluster.
  static func rightHalf(_ look: CellLook) -> Cell {
    Cell(glyph: 0, width: 0, look: look)
  }

  /// A space in a style.
  package static func space(_ look: CellLook) -> Cell {
    Cell(glyph: 0x20, width: 1, look: look)
  }
}

/// A style packed into three words, the form in which cells keep it: packed once per drawn run.
@usableFromInline
package struct CellLook: Hashable, Sendable {
  @usableFromInline let foreground: UInt32
  @usableFromInline let background: UInt32
  @usableFromInline let attributes: UInt32

  @inlinable
  init(foreground: UInt32, background: UInt32, attributes: UInt32) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  package init(_ style: Style) {
    foreground = CellLook.pack(style.foreground)
    background = CellLook.pack(style.background)
    attributes = UInt32(style.attributes.rawValue)
  }

  @inlinable
  package static func == (left: CellLook, right: CellLook) -> Bool {
    left.foreground == right.foreground && left.background == right.background
      && left.attributes == right.attributes
  }

  package var style: Style {
    Style(
      CellLook.unpack(foreground), on: CellLook.unpack(background),
      Attributes(rawValue: UInt8(truncatingIfNeeded: attributes)))
  }

  private static func pack(_ color: Color) -> UInt32 {
    switch color {
    case .terminal: 0
    case .ansi(let index): 0x0100_0000 | UInt32(index)
    case .rgb(let value): 0x0200_0000 | (value & 0xFF_FFFF)
    }
  }

  private static func unpack(_ bits: UInt32) -> Color {
    switch bits >> 24 {
    case 0: .terminal
    case 1: .ansi(UInt8(truncatingIfNeeded: bits))
    default: .rgb(bits & 0xFF_FFFF)
    }
  }
}
