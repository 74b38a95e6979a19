import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("The theme picker")
struct ThemePickerTests {
  private static func choice(_ name: String, _ accent: UInt32) -> ThemeChoice {
    let file = ThemeFile(colors: [.accent: .rgb(accent)]).inheriting(.qukaDark)
    return ThemeChoice(name: name, dark: file, light: file)
  }

  private static let choices = [ThemeChoice.quka, choice("one", 0x111111), choice("two", 0x222222)]
    .map(ListedTheme.theme)

  private static func open() -> AppDriver {
    var app = AppDriver.streaming()
    app.press(Key(.function(2)))
    #expect(app.effects == [.theme(.list)])
    app.reduce(.theme(.listed(choices)))
    return app
  }

  @Test("the selected theme is shown at once; Esc shows the former one and stops nothing")
  func preview() {
    var app = Self.open()
    let before = app.state.look.theme
    app.press(Key(.down))
    #expect(app.state.look.theme.accent.foreground == .rgb(0x111111))
    app.press(Key(.end))
    #expect(app.state.look.theme.accent.foreground == .rgb(0x222222))
    app.escape()
    #expect(app.state.look.theme == before && app.state.look.choice == .quka)
    #expect(app.state.overlays.isEmpty && app.effects.isEmpty)
    #expect(app.state.conversation.turn?.stop == nil)
  }

  @Test("Enter keeps it and remembers it; the next time it is the one selected")
  func keep() {
    var app = Self.open()
    app.press(Key(.down))
    app.press(.enter)
    #expect(app.effects == [.theme(.remember("one"))])
    #expect(app.state.look.theme.accent.foreground == .rgb(0x111111))
    #expect(app.state.overlays.isEmpty)
    app.press(Key(.function(2)))
    app.reduce(.theme(.listed(Self.choices)))
    #expect(app.state.overlays == [.themes(ThemePicker(Self.choices, selecting: "one"))])
  }

  @Test("F2 and Ctrl-C close it as Esc does; with an answer running Ctrl-C stops first")
  func close() {
    for key in [Key(.function(2)), .escape] {
      var app = Self.open()
      app.press(Key(.down))
      app.press(key)
      #expect(app.state.overlays.isEmpty && app.state.look.preview == nil)
    }
  }

  @Test("a saved theme file shows at once, also while another one is looked at")
  func reload() {
    var app = Self.open()
    app.press(Key(.down))
    app.press(.enter)
    app.reduce(.theme(.reloaded(Self.choice("one", 0x333333))))
    #expect(app.state.look.theme.accent.foreground == .rgb(0x333333))
    app.reduce(.theme(.unreadable(.invalidFile("one.toml", line: 2, .trailing))))
    #expect(app.state.look.theme.accent.foreground == .rgb(0x333333))
    #expect(app.screen.contains("line 2"))
  }

  @Test("a theme file that is saved while the picker is open is the one that Enter keeps")
  func reloadInPicker() {
    var app = Self.open()
    app.press(Key(.down))
    app.press(.enter)
    app.reduce(.theme(.listed(Self.choices)))
    app.reduce(.theme(.reloaded(Self.choice("one", 0x333333))))
    app.press(Key(.down))
    app.press(Key(.up))
    #expect(app.state.look.theme.accent.foreground == .rgb(0x333333))
    app.press(.enter)
    #expect(app.state.look.theme.accent.foreground == .rgb(0x333333))
  }

  @Test("while the picker is open, a saved theme that is only looked at shows at once too")
  func reloadLookedAt() {
    var app = Self.open()
    app.press(Key(.end))
    app.reduce(.theme(.reloaded(.quka)))
    #expect(app.effects == [.theme(.list)])
    let saved = Self.choices.dropLast() + [.theme(Self.choice("two", 0x555555))]
    app.reduce(.theme(.listed(Array(saved))))
    #expect(app.state.look.theme.accent.foreground == .rgb(0x555555))
    #expect(app.state.look.choice == .quka)
    app.press(.enter)
    #expect(app.effects == [.theme(.remember("two"))])
    #expect(app.state.look.theme.accent.foreground == .rgb(0x555555))
    app.reduce(.theme(.reloaded(Self.choice("two", 0x666666))))
    #expect(app.effects.isEmpty)
  }

  @Test("the selection stays with its theme when the list changes, and in the list when it goes")
  func renewed() {
    var picker = ThemePicker(Self.choices, selecting: "two")
    picker.renew([.broken(name: "new", .unreadableFile("new.toml"))] + Self.choices)
    #expect(picker.selected == 3 && picker.choice?.name == "two")
    picker.renew(Array(Self.choices.prefix(1)))
    #expect(picker.selected == 0 && picker.choice?.name == "quka")
  }

  @Test(
    "a broken theme is listed with what is wrong, and is not chosen",
    arguments: [
      Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60),
    ])
  func broken(size: Size) {
    var app = Self.open()
    app.reduce(.resized(size))
    let broken = ListedTheme.broken(
      name: "mine",
      .invalidFile("themes/mine.toml", line: 3, .notAColor("read")))
    app.reduce(.theme(.listed(Self.choices + [broken])))
    let row = app.screen.split(separator: "\n").first { $0.contains(" mine ") }
    #expect(row?.contains("broken") == true)
    app.press(Key(.end))
    #expect(app.screen.contains("mine.toml, line 3:"))
    #expect(!app.screen.contains("Enter keep"))
    app.press(.enter)
    #expect(app.effects.isEmpty && app.state.overlays.count == 1)
    #expect(app.state.look.choice == .quka && app.state.look.preview == nil)
    app.press(Key(.up))
    app.press(.enter)
    #expect(app.state.look.choice.name == "two")
  }

  @Test(
    "the picker tells what a theme follows, and shows words in their roles",
    arguments: [
      Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60),
    ])
  func samples(size: Size) {
    var app = Self.open()
    app.reduce(.resized(size))
    #expect(
      app.screen.split(separator: "\n").first { $0.contains(" quka ") }?.contains("dark/light")
        == true)
    for word in ["Heading", "link", "code", "muted", "error", "dark now."] {
      #expect(app.screen.contains(word), "\(word)")
    }
    app.press(Key(.down))
    #expect(app.screen.contains("Always dark."))
  }

  @Test("a file that stays broken is told once, and no longer when it is whole again")
  func told() {
    var app = AppDriver.open()
    app.reduce(.theme(.unreadable(.invalidFile("one.toml", line: 2, .trailing))))
    #expect(app.state.notice?.text == "Theme file one.toml, line 2: nothing may follow the value.")
    app.change { $0.notice = nil }
    app.reduce(.theme(.unreadable(.invalidFile("one.toml", line: 2, .trailing))))
    #expect(app.state.notice == nil)
    app.reduce(.theme(.unreadable(.invalidFile("one.toml", line: 3, .trailing))))
    app.reduce(.theme(.reloaded(.quka)))
    #expect(app.state.notice == nil)
  }

  @Test("a theme that was given by its path is listed too")
  func path() {
    var app = AppDriver.open()
    app.change { $0.look.choose(Self.choice("./own.toml", 0x444444)) }
    app.press(Key(.function(2)))
    app.reduce(.theme(.listed(Self.choices)))
    #expect(app.screen.contains("./own.toml"))
  }

  @Test("the terminal's background chooses between dark and light, an explicit theme does not care")
  func background() {
    var app = AppDriver.open()
    #expect(app.state.look.theme == Theme(.qukaDark))
    app.reduce(.input(.reply(.color(selector: 11, rgb: 0xFDF6E3))))
    #expect(app.state.look.theme == Theme(.qukaLight))
    app.reduce(.input(.reply(.color(selector: 11, rgb: 0x1E1E2E))))
    #expect(app.state.look.theme == Theme(.qukaDark))
    app.change { $0.look.choose(ThemeChoice(name: "x", dark: .qukaLight, light: .qukaLight)) }
    #expect(app.state.look.theme == Theme(.qukaLight))
  }

  @Test("with the focus the background is asked for again, where the theme follows it")
  func focus() {
    var app = AppDriver.open()
    app.reduce(.input(.focus(false)))
    #expect(app.effects.isEmpty)
    app.reduce(.input(.focus(true)))
    #expect(app.effects.contains(.askBackground))
    app.change { $0.look.choose(ThemeChoice(name: "x", dark: .qukaLight, light: .qukaLight)) }
    app.reduce(.input(.focus(true)))
    #expect(!app.effects.contains(.askBackground))
  }

  @Test(
    "few colours are chosen by role: the terminal's own 16, by its background",
    arguments: [ColorDepth.ansi8, .ansi16])
  func fewColors(depth: ColorDepth) {
    let theme = Self.choice("one", 0x111111)
    func colors(_ look: Look) -> Theme {
      var theme = look.theme
      theme.spellsStrikethrough = false
      return theme
    }
    #expect(colors(Look(theme, isDarkTerminal: true, depth: depth)) == Theme(.terminalDark))
    #expect(colors(Look(theme, isDarkTerminal: false, depth: depth)) == Theme(.terminalLight))
    #expect(colors(Look(theme, depth: .monochrome)) == .monochrome)
    #expect(Look(theme, depth: .palette256).theme.accent.foreground == .rgb(0x111111))
  }

  @Test(
    "COLORFGBG tells the background where the terminal does not",
    arguments: [
      ("15;0", true), ("0;15", false), ("0;default;7", false), ("15;default", nil), (nil, nil),
    ] as [(String?, Bool?)])
  func colorVariable(text: String?, isDark: Bool?) {
    #expect(Look.isDark(colorVariable: text) == isDark)
  }
}
