import Testing

@testable import QukaText

@Suite("Theme")
struct ThemeTests {
  @Test("the monochrome theme uses no colour")
  func monochromeHasNoColor() {
    for style in styles(of: .monochrome) {
      #expect(style.foreground == .terminal && style.background == .terminal)
    }
  }

  @Test("every style of a theme is a role with a name of its own, but the canvas")
  func complete() {
    var seen: Set<AnyKeyPath> = []
    for role in ThemeRole.all {
      #expect(seen.insert(role.path).inserted, "\(role.name)")
      #expect(ThemeRole.named(role.name)?.path == role.path, "\(role.name)")
    }
    #expect(ThemeRole.all.count == styles(of: .standard).count - 1)
  }

  @Test("one colour of a theme changes all that is made of it, and nothing else")
  func inheritance() {
    var file = ThemeFile(colors: [.accent: .rgb(0xFF8800)])
    file = file.inheriting(.qukaDark)
    let theme = Theme(file)
    for style in [theme.heading, theme.link, theme.userMark, theme.listMarker, theme.hintKey] {
      #expect(style.foreground == .rgb(0xFF8800))
    }
    #expect(theme.selection.background == .rgb(0xFF8800))
    #expect(theme.error == Theme.standard.error)
    #expect(theme.link.attributes == .underline)
  }

  @Test("a role of a theme takes colours by name, and adds and drops attributes")
  func roles() {
    let file = ThemeFile(
      colors: [.accent: .rgb(0x0000FF), .background: .rgb(0xFFFFFF)],
      roles: [
        "heading": ThemePaint(ink: .named(.error), on: .underline, off: .bold),
        "link": ThemePaint(background: .named(.accent)),
        "strong": ThemePaint(off: .bold),
      ])
    let theme = Theme(file)
    #expect(theme.heading == Style(.rgb(0x0000FF), .underline))
    #expect(theme.link == Style(.rgb(0x0000FF), on: .rgb(0x0000FF), .underline))
    #expect(theme.strong == .plain)
    #expect(theme.canvas == Style(.terminal, on: .rgb(0xFFFFFF)))
  }

  private func styles(of theme: Theme) -> [Style] {
    Mirror(reflecting: theme).children.compactMap { $0.value as? Style }
  }
}
