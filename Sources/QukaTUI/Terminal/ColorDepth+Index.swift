import QukaText

/// Which of the terminal's colours stands for a colour of ours.
extension ColorDepth {
  /// The colour's number for ncurses; -1 is the terminal's own.
  func index(of color: Color) -> Int32 {
    switch color {
    case .terminal: return -1
    case .ansi(let index):
      if self == .monochrome { return -1 }
      return Int32(self == .ansi8 ? index % 8 : min(index, 15))
    case .rgb(let value):
      switch self {
      case .monochrome: return -1
      case .ansi8: return Self.nearestOfEight(value)
      case .ansi16: return Self.nearestAnsi(value)
      case .palette256: return Self.nearestPalette(value)
      // The numbers below 16 are taken: almost black instead of them.
      case .direct: return value < 16 ? 0x01_0101 : Int32(value & 0xFF_FFFF)
      }
    }
  }

  /// Bright foregrounds are bold where there are eight colours only.
  func isBrightAsBold(_ color: Color) -> Bool {
    guard self == .ansi8, case .ansi(let index) = color else { return false }
    return index >= 8
  }

  private typealias Channels = (red: Int, green: Int, blue: Int)

  private static func channels(_ rgb: UInt32) -> Channels {
    (Int(rgb >> 16 & 0xFF), Int(rgb >> 8 & 0xFF), Int(rgb & 0xFF))
  }

  /// A distance that weighs the channels about as the eye does.
  private static func distance(_ left: Channels, _ right: Channels) -> Int {
    let red = left.red - right.red
    let green = left.green - right.green
    let blue = left.blue - right.blue
    return 3 * red * red + 6 * green * green + blue * blue
  }

  /// xterm's 16 colours.
  private static let ansiColors: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  private static func nearestAnsi(_ rgb: UInt32) -> Int32 {
    let wanted = channels(rgb)
    let nearest = ansiColors.indices.min {
      distance(wanted, channels(ansiColors[$0])) < distance(wanted, channels(ansiColors[$1]))
    }
    return Int32(nearest ?? 7)
  }

  /// One of eight colours that can be read on a dark and on a light background: greys become the
  /// terminal's own colour, because none of the eight is one, and blue becomes cyan.
  private static func nearestOfEight(_ rgb: UInt32) -> Int32 {
    let (red, green, blue) = channels(rgb)
    let (low, high) = (min(red, green, blue), max(red, green, blue))
    guard high - low >= 48 else { return low > 0xD0 ? 7 : high < 0x30 ? 0 : -1 }
    let middle = (low + high) / 2
    let index = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0)
    return Int32(index == 4 ? 6 : index)
  }

  /// The colour of the 6×6×6 cube (16 to 231) or the grey ramp (232 to 255) that looks nearest. The
  /// first 16 are left out: users redefine them.
  private static func nearestPalette(_ rgb: UInt32) -> Int32 {
    let wanted = PerceivedColor(rgb)
    let nearest = palette.indices.min {
      wanted.distance(to: palette[$0]) < wanted.distance(to: palette[$1])
    }
    return Int32(16 + (nearest ?? 231))
  }

  private static let palette = (16...255).map { PerceivedColor(paletteColor($0)) }

  /// The colour of a number from 16 to 255, as xterm has it.
  static func paletteColor(_ index: Int) -> UInt32 {
    func packed(_ red: Int, _ green: Int, _ blue: Int) -> UInt32 {
      UInt32(red << 16 | green << 8 | blue)
    }
    guard index < 232 else {
      let grey = 8 + 10 * (index - 232)
      return packed(grey, grey, grey)
    }
    let place = max(0, index - 16)
    return packed(cubeLevel(place / 36), cubeLevel(place / 6 % 6), cubeLevel(place % 6))
  }

  private static func cubeLevel(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
}
