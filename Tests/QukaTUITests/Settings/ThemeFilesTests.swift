import FoundationEssentials
import Testing

@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

/// The themes that come with the program, as their files tell them.
enum ShippedThemes {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "themes")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func read(_ name: String) throws -> ThemeFile {
    let text = try String(contentsOf: folder.appending(path: name + ".toml"), encoding: .utf8)
    return try ThemeFileReader.read(text)
  }
}

@Suite("Theme files")
struct ThemeFilesTests {
  @Test("there are eight at least: dark ones, light ones, two of high contrast, the terminal's own")
  func shipped() throws {
    let names = ShippedThemes.names
    #expect(names.count >= 8)
    for appearance in ThemeFile.Appearance.allCases {
      #expect(try names.count { try ShippedThemes.read($0).appearance == appearance } >= 3)
    }
    #expect(names.count { $0.hasPrefix("contrast-") } == 2)
    #expect(try ShippedThemes.read("terminal-dark").usesTerminalColors)
    #expect(try ShippedThemes.read("terminal-light").usesTerminalColors)
  }

  @Test("a built-in theme is what its file says", arguments: ThemeFile.builtIn.keys.sorted())
  func builtIn(name: String) throws {
    #expect(try ShippedThemes.read(name) == ThemeFile.builtIn[name])
  }

  @Test("a theme of five lines inherits everything else")
  func short() throws {
    let file = try ThemeFileReader.read(
      """
      appearance = "light"
      palette.sea = "#005F99"
      colors.accent = "sea"
      roles.heading = { color = "answer", underline = true, bold = false }
      roles.link = { background = "bright-yellow" }
      """)
    #expect(file.appearance == .light && file.parent == nil)
    #expect(file.colors == [.accent: .rgb(0x005F99)])
    let theme = Theme(file.inheriting(.qukaLight))
    #expect(theme.accent == Style(.rgb(0x005F99)))
    #expect(theme.heading == Style(.rgb(0x056965), .underline))
    #expect(theme.link == Style(.rgb(0x005F99), on: .ansi(11), .underline))
    #expect(theme.error == Theme(.qukaLight).error)
  }

  @Test(
    "a slip of the pen is told with its line",
    arguments: [
      ("appearence = \"dark\"", 1, "not part of a theme"),
      ("\nappearance = \"grey\"", 2, "\"dark\" or"),
      ("appearance = 1", 1, "text in quotes"), ("colors = 1", 1, "must be a table"),
      ("[colors]\n\nacent = \"red\"", 3, "no colour \"acent\""),
      ("[colors]\naccent = \"#12345\"", 2, "is not a colour"),
      ("[colors]\naccent = \"#12345g\"", 2, "is not a colour"),
      ("[colors]\naccent = \"answer\"", 2, "not another colour"),
      ("[colors]\naccent = { background = \"red\" }", 2, "only roles"),
      ("[roles]\nheadng = \"red\"", 2, "no role \"headng\""),
      ("[roles]\nheading = { bald = true }", 2, "no part \"bald\""),
      ("[roles]\nheading = { bold = 1 }", 2, "true or false"),
      ("[palette]\nsea = \"accent\"", 2, "by their value"),
    ])
  func mistakes(text: String, line: Int, words: String) {
    do throws(TOMLError) {
      Issue.record("\(try ThemeFileReader.read(text))")
    } catch {
      #expect(error.line == line && error.fault.phrase.contains(words), "\(error)")
    }
  }
}
