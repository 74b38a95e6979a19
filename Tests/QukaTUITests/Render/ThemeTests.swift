import Testing

@testable import QukaTUI

@Suite("Theme")
struct ThemeTests {
  @Test("the monochrome theme uses no colour")
  func monochromeHasNoColor() {
    for style in styles(of: .monochrome) {
      #expect(style.foreground == .terminal && style.background == .terminal)
    }
  }

  @Test("text of the standard theme is readable on white and on dark grey")
  func standardIsReadable() {
    for style in styles(of: .standard) {
      switch (style.foreground, style.background) {
      case (.rgb(let ink), .terminal):
        #expect(contrast(ink, 0xFFFFFF) >= 3.7 && contrast(ink, 0x1E1E1E) >= 3.7)
      case (.rgb(let ink), .rgb(let paper)): #expect(contrast(ink, paper) >= 3.7)
      default: #expect(style.background == .terminal)
      }
    }
  }

  private func styles(of theme: Theme) -> [Style] {
    Mirror(reflecting: theme).children.compactMap { $0.value as? Style }
  }

  private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    let pair = [luminance(one), luminance(other)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  /// WCAG 2 relative luminance, with the usual gamma in place of the exact curve.
  private func luminance(_ rgb: UInt32) -> Double {
    func channel(_ shift: UInt32) -> Double {
      let value = Double((rgb >> shift) & 0xFF) / 255
      return value * value * (0.3 * value + 0.7)
    }
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
  }
}
