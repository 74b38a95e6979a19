import FoundationEssentials
import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The key table") struct KeyMapTests {
  @Test("no key means two things in one context")
  func unique() {
    var seen: Set<String> = []
    for binding in KeyMap.usual.bindings {
      for key in binding.keys {
        #expect(seen.insert("\(binding.context) \(key)").inserted, "\(binding.context) \(key)")
      }
    }
  }

  @Test("whatever has a label has an explanation, and the other way round")
  func explained() {
    for binding in KeyMap.usual.bindings {
      #expect(binding.label.isEmpty == binding.explanation.isEmpty, "\(binding)")
      #expect(!binding.keys.isEmpty)
    }
  }

  @Test("Esc and Ctrl-C mean the same everywhere")
  func stopKeys() {
    for binding in KeyMap.usual.bindings where binding.context != .global {
      #expect(!binding.keys.contains(.escape) && !binding.keys.contains(.control("c")))
    }
    for context in [
      KeyContext.composer, .list, .transcript, .help, .confirmation, .browse, .query, .palette,
      .links, .themes, .title, .picture,
    ] {
      #expect(KeyMap.usual.command(for: .escape, in: [context, .global]) == .escape)
    }
  }

  @Test("a character alone is nobody's key: it is text, wherever it is typed")
  func typing() {
    for binding in KeyMap.usual.bindings {
      for key in binding.keys {
        guard case .character = key.code else { continue }
        #expect(!key.modifiers.isSubset(of: .shift), "\(key)")
      }
    }
  }

  /// The README's chapter of the keys.
  private static func chapter() throws -> Substring {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let text = String(
      decoding: try Data(contentsOf: URL(filePath: root + "/README.md")), as: UTF8.self)
    return try #require(text.split(separator: "\n## ").first { $0.hasPrefix("Keys") })
  }

  private static func words(_ text: some StringProtocol) -> Set<String> {
    Set(
      String(text).split { !$0.isLetter && !$0.isNumber && !"-_<>".contains($0) }.map(String.init))
  }

  /// The rows of its table: the keys, and what they do.
  private static func rows() throws -> [(keys: String, text: String)] {
    try chapter().split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { row in
      let cells = row.split(separator: "|").map(String.init)
      return (cells[0], cells.dropFirst().joined())
    }
  }

  @Test("the README names every key of the help")
  func readme() throws {
    let words = Self.words(try Self.chapter())
    for binding in KeyMap.usual.bindings {
      for key in binding.label.split(separator: " ") {
        #expect(words.contains(String(key)), "\(key)")
      }
    }
  }

  @Test("the README's table has no key that the program does not know")
  func known() throws {
    let labels = Set(
      KeyMap.usual.bindings.flatMap { $0.label.split(separator: " ").map(String.init) }
    )
    .union(["Right", "mouse", "in", "the", "list"])
    for row in try Self.rows() {
      #expect(Self.words(row.keys).isSubset(of: labels), "\(row.keys)")
    }
  }

  @Test("the README's rows of windows name the keys of those windows")
  func windows() throws {
    let rows = try Self.rows()
    for (context, opener) in [
      (KeyContext.links, "Ctrl-S"), (.query, "F3"), (.palette, "Ctrl-P"), (.themes, "F2"),
      (.confirmation, "Del"),
    ] {
      let row = try #require(
        rows.first { $0.keys.hasPrefix(" \(opener) ") }, "no row begins with \(opener)")
      let words = Self.words(row.text).union(Self.words(row.keys))
      for binding in KeyMap.usual.bindings where binding.context == context {
        for key in binding.label.split(separator: " ") {
          #expect(words.contains(String(key)), "\(opener): \(key)")
        }
      }
    }
  }

  @Test("docs/keys.md has an owner for every control key, letter with Alt and function key")
  func owners() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let text = String(
      decoding: try Data(contentsOf: URL(filePath: root + "/docs/keys.md")), as: UTF8.self)
    let chapter = try #require(text.split(separator: "\n## ").last)
    var owners: [String: String] = [:]
    for row in chapter.split(separator: "\n") where row.hasPrefix("| ") {
      let cells = row.split(separator: "|").map { $0.trimmingPrefix(" ") }
      for name in cells[0].split(whereSeparator: { ", ".contains($0) }) {
        owners[String(name)] = String(cells[2])
      }
    }
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let keys =
      letters.map { Key.control($0) } + letters.map { .character($0, .alt) }
      + "\\]^_/".map { .control($0) } + [.character("<", .alt), .character(">", .alt)]
      + (1...12).map { Key(.function($0)) }
    for key in keys {
      let owner = try #require(owners[key.name], "\(key.name)")
      let isBound = KeyMap.usual.bindings.contains { $0.keys.contains(key) }
      let isFree = owner.hasPrefix("free") || owner.hasPrefix("planned")
      // Tab and Enter are no letters with Ctrl.
      #expect(
        isFree != isBound || ["Ctrl-I", "Ctrl-M"].contains(key.name), "\(key.name): \(owner)")
    }
  }

  @Test("the help tells the keys of every window")
  func help() {
    let told = Set(HelpView.groups.map(\.1))
    for binding in KeyMap.usual.bindings where binding.context != .browse {
      #expect(told.contains(binding.context), "\(binding.context)")
    }
    for context in told {
      #expect(KeyMap.usual.bindings.contains { $0.context == context && !$0.label.isEmpty })
    }
    var app = AppDriver.open(size: Size(columns: 80, rows: 170))
    app.press(Key(.function(1)))
    for words in ["F8               delete it", "keep it", "Themes", "Deleting a chat"] {
      #expect(app.screen.contains(words), "\(words)")
    }
  }

  @Test("every hint names a key of the table")
  func hints() {
    let labels = KeyMap.usual.bindings.map(\.label).joined(separator: " ").split(separator: " ")
      .map(
        String.init)
    var app = AppDriver.streaming()
    app.type("x")
    app.change { $0.changeReading { $0.viewport.scrollToStart() } }
    for focus in [AppState.Focus.composer, .list, .transcript] {
      app.change { $0.focus = focus }
      let hints = HintView.hints(app.state)
      #expect(hints.first == HintView.Hint(key: "Esc", text: "stop"))
      for word in hints.flatMap({ $0.key.split(separator: " ") }) {
        #expect(labels.contains(String(word)), "\(word)")
      }
    }
  }

  @Test("the hint for Esc is there exactly when Esc does something")
  func escapeHint() {
    var app = AppDriver.streaming()
    #expect(HintView.hints(app.state).first?.text == "stop")
    app.escape()
    #expect(!HintView.hints(app.state).contains { $0.key == "Esc" })
    app.chat(.stopped("A"))
    #expect(!HintView.hints(app.state).contains { $0.key == "Esc" })
    app.press(Key(.function(1)))
    #expect(HintView.hints(app.state).first == HintView.Hint(key: "Esc", text: "close"))
  }
}
