import CNCurses
import QukaScreen
import QukaText

/// Attributes and colour pairs of styles, as ncurses numbers them.
struct CursesColors: Sendable {
  /// What ncurses draws a cell with.
  struct Pen: Sendable {
    var attributes: attr_t
    var pair: Int32
  }

  let depth: ColorDepth
  /// What stands for the terminal's own colours.
  var canvas = Style.plain {
    didSet {
      pens.removeAll()
      lastLook = nil
    }
  }
  private var pens: [CellLook: Pen] = [:]
  private var lastLook: CellLook?
  private var lastPen = Pen(attributes: 0, pair: 0)

  /// Starts colours for the terminal that was opened last.
  /// - Parameter isDirect: the description is our own, with 24-bit colours.
  /// - Parameter mostColors: no more than these are used, though the description may have them.
  init(usesColor: Bool, isDirect: Bool, mostColors: Int? = nil) {
    guard usesColor, has_colors(), start_color() == OK, use_default_colors() == OK else {
      depth = .monochrome
      return
    }
    depth = isDirect ? .direct : ColorDepth(colors: min(Int(quka_colors()), mostColors ?? .max))
  }

  mutating func pen(for look: CellLook) -> Pen {
    if look == lastLook { return lastPen }
    let pen = pens[look] ?? remember(look)
    lastLook = look
    lastPen = pen
    return pen
  }

  /// Attributes without effect that make ncurses' cells differ when the clusters written over them do:
  /// else it would leave standing, or move, what it doesn't know of.
  static func mark(for cluster: String) -> attr_t {
    let sum = cluster.unicodeScalars.reduce(UInt32(0)) { ($0 &* 31) &+ $1.value }
    return quka_attributes((1 + sum % 31) << 6)
  }

  private mutating func remember(_ look: CellLook) -> Pen {
    // ncurses reuses its oldest pair when it runs out of them: what is remembered must not outlive
    // that.
    if pens.count >= min(4096, max(1, Int(quka_color_pairs()) - 1)) { pens.removeAll() }
    let pen = makePen(look.style)
    pens[look] = pen
    return pen
  }

  private func makePen(_ style: Style) -> Pen {
    var attributes = style.attributes
    if depth.isBrightAsBold(style.foreground) { attributes.insert(.bold) }
    let foreground = depth.index(
      of: style.foreground == .terminal ? canvas.foreground : style.foreground)
    let background = depth.index(
      of: style.background == .terminal ? canvas.background : style.background)
    let isPlain = foreground < 0 && background < 0
    let pair = isPlain ? 0 : max(0, alloc_pair(foreground, background))
    return Pen(attributes: quka_attributes(UInt32(attributes.rawValue)), pair: pair)
  }
}
