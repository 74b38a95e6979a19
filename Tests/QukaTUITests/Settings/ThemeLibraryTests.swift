import FoundationEssentials
import Glibc
import QukaWire
import Testing

@testable import QukaTUI

@Suite("Finding themes")
struct ThemeLibraryTests {
  /// A home of its own, with themes in it; removed in the end.
  private final class Home {
    let path: String
    init() throws {
      path = FileManager.default.temporaryDirectory.path + "/quka-themes-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: path + "/.config/quka-tui/themes", withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func theme(_ name: String) -> String { path + "/.config/quka-tui/themes/\(name).toml" }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: theme(name), atomically: true, encoding: .utf8)
    }

    var library: ThemeLibrary {
      let environment = ["HOME": path, "XDG_DATA_DIRS": path + "/usr"]
      return ThemeLibrary(
        folders: UserFolders(environment: environment, program: path + "/opt/bin/quka-tui"))
    }
  }

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
    #expect(all.problem == nil)
    #expect(all.choices.map(\.name) == library.names)
    #expect(try library.choice("contrast").isAutomatic)
    #expect(try library.choice("quka") == .quka)
  }

  @Test("a file of the user's goes before the built-in theme, and inherits what it leaves out")
  func user() throws {
    let home = try Home()
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
    let home = try Home()
    try home.write("[colors]\naccent = \"read\"", to: "broken")
    try home.write("inherits = \"two\"", to: "one")
    try home.write("inherits = \"one\"", to: "two")
    try home.write("inherits = \"nowhere\"", to: "orphan")
    try FileManager.default.createDirectory(
      atPath: home.theme("folder"), withIntermediateDirectories: true)
    let cases = [
      ("folder", "folder.toml cannot be read"), ("broken", "line 2"),
      ("one", "inherits from itself"), ("orphan", "no such theme"),
      ("absent", "There is no theme \"absent\", there are quka, terminal, broken"),
      (home.path + "/none.toml", "cannot be read"),
    ]
    for (name, words) in cases {
      do throws(ThemeLibrary.Problem) {
        Issue.record("\(try home.library.choice(name))")
      } catch {
        #expect(error.sentence.contains(words), "\(error)")
      }
    }
    #expect(home.library.all().problem != nil)
    #expect(home.library.all().choices.contains { $0.name == "quka" })
  }

  @Test("a choice is remembered, and a bad home is told")
  func remembering() throws {
    let home = try Home()
    #expect(home.library.remembered == nil)
    #expect(home.library.remember("midnight") == nil)
    #expect(home.library.remembered == "midnight")
    let nowhere = ThemeLibrary(
      folders: UserFolders(environment: ["HOME": "/dev/null"], program: ""))
    #expect(nowhere.remember("x")?.contains("cannot be remembered") == true)
  }

  @Test("a theme file that is saved is read again; a broken one is told and changes nothing")
  func watching() throws {
    let home = try Home()
    try home.write("colors.accent = \"#111111\"", to: "mine")
    let desk = ThemeDesk(library: home.library, name: "mine")
    #expect(desk.reloaded() == nil)
    try home.write("colors.accent = \"#222222\"", to: "mine")
    #expect(DescriptorWait.wait(for: [desk.descriptor], atMost: .seconds(20)) == [true])
    guard case .reloaded(let choice) = desk.reloaded() else {
      Issue.record("The saved file was not seen.")
      return
    }
    #expect(choice.dark.colors[.accent] == .rgb(0x222222))
    try home.write("colors.accent = ", to: "mine")
    #expect(DescriptorWait.wait(for: [desk.descriptor], atMost: .seconds(20)) == [true])
    guard case .failed(let sentence) = desk.reloaded() else {
      Issue.record("The broken file was not seen.")
      return
    }
    #expect(sentence.contains("line 1"))
  }
}
