import FoundationEssentials
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

@Suite("Finding themes")
struct ThemeLibraryTests {
  @Test("the search path is the user's, then the installation's, then the system's")
  func folders() {
    let folders = UserFolders(
      environment: ["HOME": "/home/a", "XDG_DATA_HOME": "relative"], program: "/opt/q/bin/quka-tui")
    #expect(
      folders.themes == [
        "/home/a/.config/quka-tui/themes", "/home/a/.local/share/quka-tui/themes",
        "/opt/q/share/quka-tui/themes", "/usr/local/share/quka-tui/themes",
        "/usr/share/quka-tui/themes",
      ])
    #expect(folders.chosenTheme == "/home/a/.local/state/quka-tui/theme")
    let own = UserFolders(
      environment: [
        "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s",
        "XDG_DATA_DIRS": "/x:/y",
      ], program: "/bin/quka-tui")
    #expect(
      own.themes == ["/c", "/d", "/share", "/x", "/y"].map { $0 + "/quka-tui/themes" })
    #expect(own.chosenTheme == "/s/quka-tui/theme")
    #expect(UserFolders(environment: [:], program: "").chosenTheme == nil)
  }

  @Test("a program that was not installed finds the themes of its sources")
  func sources() throws {
    let root = ShippedThemes.folder.deletingLastPathComponent().path
    let library = ThemeLibrary(
      folders: UserFolders(environment: [:], program: root + "/.build/some/debug/quka-tui"))
    #expect(
      Set(library.names).isSuperset(of: ShippedThemes.names + ["quka", "terminal", "contrast"]))
    #expect(library.names.first == "quka")
    let all = library.all()
    #expect(all.allSatisfy { $0.choice != nil })
    #expect(all.map(\.name) == library.names)
    #expect(try library.choice("contrast").isAutomatic)
    #expect(try library.choice("quka") == .quka)
  }

  @Test("a file of the user's goes before the built-in theme, and inherits what it leaves out")
  func user() throws {
    let home = try ThemeHome()
    #expect(try home.library.choice("quka") == .quka)
    try home.write("colors.accent = \"#ff8800\"", to: "quka-dark")
    let mine = try home.library.choice("quka")
    #expect(mine.dark.colors[.accent] == .rgb(0xFF8800))
    #expect(mine.dark.colors[.error] == ThemeFile.qukaDark.colors[.error])
    #expect(mine.light == .qukaLight)
    try home.write("inherits = \"terminal-light\"\ncolors.answer = \"red\"", to: "own")
    let own = try home.library.choice("own")
    #expect(own.dark.appearance == .light && own.dark.colors[.accent] == .ansi(4))
    #expect(try home.library.choice(home.theme("own")).dark == own.dark)
  }

  @Test("what cannot be had is told in a sentence")
  func problems() throws {
    let home = try ThemeHome()
    try home.write("[colors]\naccent = \"read\"", to: "broken")
    try home.write("inherits = \"two\"", to: "one")
    try home.write("inherits = \"one\"", to: "two")
    try home.write("inherits = \"nowhere\"", to: "orphan")
    for index in 0..<12 { try home.write("inherits = \"t\(index + 1)\"", to: "t\(index)") }
    try FileManager.default.createDirectory(
      atPath: home.theme("folder"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: home.theme("dangling"), withDestinationPath: home.path + "/nowhere")
    let cases = [
      ("folder", "folder.toml cannot be read"), ("broken", "line 2"),
      ("one", "inherits from itself, through two"), ("t0", "too many themes"),
      ("orphan", "which does not exist"),
      ("absent", "There is no theme \"absent\". F2 lists all themes."),
      ("dangling", "is a link to one that is gone"),
      (home.path + "/none.toml", "cannot be read"),
    ]
    for (name, words) in cases {
      do throws(ThemeProblem) {
        Issue.record("\(try home.library.choice(name))")
      } catch {
        #expect(error.sentence.contains(words), "\(error)")
      }
    }
    let all = home.library.all()
    #expect(all.contains { $0.name == "quka" && $0.choice != nil })
    let broken = all.first { $0.name == "broken" }
    guard case .broken(_, let problem) = broken else {
      Issue.record("\(String(describing: broken))")
      return
    }
    #expect(problem.briefSentence.hasPrefix("broken.toml, line 2: \"read\" is not a colour"))
  }

  @Test("a choice is remembered, and a bad home is told")
  func remembering() throws {
    let home = try ThemeHome()
    #expect(home.library.remembered == nil)
    #expect(home.library.remember("midnight") == nil)
    #expect(home.library.remembered == "midnight")
    let nowhere = ThemeLibrary(
      folders: UserFolders(environment: ["HOME": "/dev/null"], program: ""))
    guard case .unwritable = nowhere.remember("x") else {
      Issue.record("not told that there is no folder")
      return
    }
  }
}
