import Glibc
import Testing

@testable import QukaTUI
@testable import QukaText

/// WCAG 2's contrast of every role of every theme, as it is and in xterm's 256 colours.
@Suite("Contrast of the themes")
struct ThemeContrastTests {
  /// Backgrounds of terminals, for themes that leave it to the terminal: the usual ones of both kinds.
  private static let backgrounds: [ThemeFile.Appearance: [UInt32]] = [
    .dark: [0x000000, 0x1E1E1E, 0x282C34], .light: [0xFFFFFF, 0xFAFAFA, 0xFDF6E3, 0xEEEEEE],
  ]
  /// Text of terminals whose text colour is left to them.
  private static let texts: [ThemeFile.Appearance: UInt32] = [.dark: 0xD0D0D0, .light: 0x333333]

  private static let names = ShippedThemes.names.filter { !$0.hasPrefix("terminal-") }

  @Test("every role is readable", arguments: names)
  func readable(name: String) throws {
    let file = try ShippedThemes.read(name)
    let appearance = try #require(file.appearance)
    let root = appearance == .dark ? ThemeFile.qukaDark : .qukaLight
    let theme = Theme(file.inheriting(root))
    let isHigh = name.hasPrefix("contrast-")
    for paper in Self.backgrounds[appearance] ?? [] {
      for role in ThemeRole.all {
        let style = theme[keyPath: role.path]
        let ink = rgb(style.foreground, or: theme.canvas.foreground) ?? Self.texts[appearance] ?? 0
        let ground = rgb(style.background, or: theme.canvas.background) ?? paper
        let wanted = least(role.legibility, isHigh: isHigh)
        let exact = contrast(ink, ground)
        #expect(exact >= wanted, "\(name) \(role.name): \(exact)")
        let mapped = contrast(in256(ink), in256(ground))
        #expect(mapped >= wanted, "\(name) \(role.name) in 256 colours: \(mapped)")
      }
    }
  }

  @Test("the terminal's own colours leave out those that many palettes make unreadable")
  func terminal() throws {
    let banned: [(String, Set<Color>)] = [
      ("terminal-dark", [.ansi(0), .ansi(4), .ansi(8)]),
      ("terminal-light", [.ansi(2), .ansi(3), .ansi(6), .ansi(7), .ansi(8)]),
    ]
    for (name, colors) in banned {
      let theme = Theme(try ShippedThemes.read(name))
      for role in ThemeRole.all where role.background == .background {
        #expect(!colors.contains(theme[keyPath: role.path].foreground), "\(name) \(role.name)")
      }
    }
  }

  private func least(_ legibility: ThemeRole.Legibility, isHigh: Bool) -> Double {
    switch legibility {
    case .text: isHigh ? 7 : 4.5
    case .dim: isHigh ? 7 : 4.5
    case .line: isHigh ? 3 : 1.7
    }
  }

  /// The colour's value; nil if it is the terminal's own.
  private func rgb(_ color: Color, or canvas: Color) -> UInt32? {
    switch color == .terminal ? canvas : color {
    case .rgb(let value): value
    case .ansi, .terminal: nil
    }
  }

  private func in256(_ rgb: UInt32) -> UInt32 {
    ColorDepth.paletteColor(Int(ColorDepth.palette256.index(of: .rgb(rgb))))
  }

  private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    let pair = [luminance(one), luminance(other)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  private func luminance(_ rgb: UInt32) -> Double {
    func channel(_ shift: UInt32) -> Double {
      let value = Double((rgb >> shift) & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
  }
}
