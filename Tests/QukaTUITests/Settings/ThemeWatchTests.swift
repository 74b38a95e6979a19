import FoundationEssentials
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

@Suite("Watching theme files")
struct ThemeWatchTests {
  private static let files = FileManager.default

  /// What the desk tells next that is of use to the test; nil if the kernel tells nothing more.
  private static func news(
    _ desk: ThemeDesk, where fits: (ThemeEvent) -> Bool
  ) -> ThemeEvent? {
    while DescriptorWait.wait(for: [desk.descriptor], atMost: .seconds(20)) == [true] {
      if let event = desk.reloaded(), fits(event) { return event }
    }
    return nil
  }

  /// Whether the desk comes to tell of a theme with this accent.
  private static func tells(_ desk: ThemeDesk, _ accent: UInt32) -> Bool {
    news(desk) { event in
      guard case .reloaded(let choice) = event else { return false }
      return choice.dark.colors[.accent] == .rgb(accent)
    } != nil
  }

  /// The sentence of which the desk comes to tell.
  private static func complaint(_ desk: ThemeDesk) -> String {
    let event = news(desk) { event in
      if case .unreadable = event { return true }
      return false
    }
    guard case .unreadable(let problem) = event else { return "nothing" }
    return problem.sentence
  }

  private static let (one, two) = ("colors.accent = \"#111111\"", "colors.accent = \"#222222\"")

  @Test("a theme file that is saved is read again; a broken one is told and changes nothing")
  func saved() throws {
    let home = try ThemeHome()
    try home.write(Self.one, to: "mine")
    let desk = ThemeDesk(library: home.library, name: "mine")
    #expect(desk.reloaded() == nil)
    try home.write(Self.two, to: "mine")
    #expect(Self.tells(desk, 0x222222))
    try home.write("colors.accent = ", to: "mine")
    #expect(Self.complaint(desk).contains("line 1"))
  }

  @Test("a folder that is deleted and made again is watched again, with what is above it")
  func folderMadeAgain() throws {
    for levels in 0...2 {
      let home = try ThemeHome()
      try home.write(Self.one, to: "mine")
      let desk = ThemeDesk(library: home.library, name: "mine")
      let parts = home.folder.split(separator: "/").dropLast(levels)
      try Self.files.removeItem(atPath: "/" + parts.joined(separator: "/"))
      #expect(Self.complaint(desk).contains("gone"))
      try Self.files.createDirectory(atPath: home.folder, withIntermediateDirectories: true)
      try home.write(Self.two, to: "mine")
      #expect(Self.tells(desk, 0x222222), "\(levels)")
      try home.write(Self.one, to: "mine")
      #expect(Self.tells(desk, 0x111111), "\(levels)")
    }
  }

  @Test("another folder in the place of the old one is seen")
  func folderMoved() throws {
    let home = try ThemeHome()
    try home.write(Self.one, to: "mine")
    let desk = ThemeDesk(library: home.library, name: "mine")
    let spare = home.path + "/spare"
    try Self.files.createDirectory(atPath: spare, withIntermediateDirectories: true)
    try Self.two.write(toFile: spare + "/mine.toml", atomically: true, encoding: .utf8)
    try Self.files.moveItem(atPath: home.folder, toPath: home.path + "/old")
    try Self.files.moveItem(atPath: spare, toPath: home.folder)
    #expect(Self.tells(desk, 0x222222))
  }

  @Test("the target of a link is watched, and a link that is set anew is seen")
  func links() throws {
    let home = try ThemeHome()
    let store = home.path + "/dotfiles"
    try Self.files.createDirectory(atPath: store, withIntermediateDirectories: true)
    for (name, text) in [("first", Self.one), ("second", Self.one)] {
      try text.write(toFile: store + "/" + name, atomically: true, encoding: .utf8)
    }
    let link = home.theme("mine")
    try Self.files.createSymbolicLink(
      atPath: link, withDestinationPath: "../../../dotfiles/first")
    let desk = ThemeDesk(library: home.library, name: "mine")
    try Self.two.write(toFile: store + "/first", atomically: true, encoding: .utf8)
    #expect(Self.tells(desk, 0x222222))
    try Self.files.removeItem(atPath: link)
    try Self.files.createSymbolicLink(atPath: link, withDestinationPath: store + "/second")
    #expect(Self.tells(desk, 0x111111))
    try Self.two.write(toFile: store + "/second", atomically: false, encoding: .utf8)
    #expect(Self.tells(desk, 0x222222))
  }

  @Test("a theme that is given by a path of any name is watched")
  func path() throws {
    let home = try ThemeHome()
    let path = home.path + "/own"
    try Self.one.write(toFile: path, atomically: true, encoding: .utf8)
    let desk = ThemeDesk(library: home.library, name: path)
    try Self.two.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(Self.tells(desk, 0x222222))
  }

  @Test(
    "a chosen theme whose file is deleted is told in one sentence, and comes back with its file")
  func deleted() throws {
    let home = try ThemeHome()
    try home.write(Self.one, to: "mine")
    let desk = ThemeDesk(library: home.library, name: "mine")
    try Self.files.removeItem(atPath: home.theme("mine"))
    #expect(
      Self.complaint(desk) == "The file of theme mine is gone. Its colours stay; F2 chooses others."
    )
    try home.write(Self.two, to: "mine")
    #expect(Self.tells(desk, 0x222222))
  }

  @Test("a theme that is not the chosen one is told too, for the picker")
  func other() throws {
    let home = try ThemeHome()
    let desk = ThemeDesk(library: home.library, name: "quka")
    try home.write(Self.one, to: "mine")
    #expect(Self.news(desk) { $0 == .reloaded(.quka) } != nil)
  }
}
