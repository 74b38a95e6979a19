import QukaScreenTestSupport
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Keys of one's own") struct KeyVerdictTests {
  static func verdict(_ rows: (String, String, String)..., set: KeySet = .usual) -> KeyVerdict {
    KeyVerdict(
      KeyFile(
        set: set,
        requests: rows.enumerated().map { index, row in
          KeyFile.Request(table: row.0, key: row.1, command: row.2, line: index + 1)
        }))
  }

  @Test("a line gives a key a command, in any case, and everything that names keys follows")
  func follows() {
    let verdict = Self.verdict(
      ("everywhere", "Alt-G", "try-again"), ("everywhere", "CTRL+R", "none"),
      ("input", "ctrl-o", "send"))
    #expect(verdict.problems == [])
    var app = AppDriver.open()
    app.change { $0.keys = verdict.keys }
    app.type("Why?")
    #expect(app.press(.control("o")).contains { if case .server = $0 { true } else { false } })
    app.change { $0.chats.connection = .closed(reason: .lost) }
    #expect(app.screen.contains("Alt-G retries") && app.screen.contains("Alt-G connect"))
    #expect(!app.screen.contains("Ctrl-R"))
    app.change { $0.size = Size(columns: 80, rows: 120) }
    app.press(Key(.function(1)))
    #expect(app.screen.contains("Alt-G            retry"))
    app.escape()
    app.press(.control("p"))
    app.type("retry")
    #expect(app.screen.contains("Alt-G"))
    app.escape()
    var narrator = Narrator()
    let told = narrator.news(app.state).map { "\($0)" }.joined()
    #expect(told.contains("Alt-G retries") && !told.contains("Ctrl-R"))
  }

  @Test("a command without a key is named by the palette's words")
  func withoutKey() {
    var app = AppDriver.open()
    app.change {
      $0.keys = Self.verdict(("everywhere", "ctrl-r", "none")).keys
      $0.chats.connection = .closed(reason: .lost)
    }
    #expect(app.screen.contains("\"Retry\" in the palette retries."))
    #expect(!HintView.hints(app.state).contains { $0.text == "connect" })
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var table = "everywhere"
    var key: String
    var command: String
    var words: String
    var testDescription: String { "[\(table)] \(key) = \(command)" }
  }

  static let refusals: [Refusal] = [
    Refusal(table: "inputt", key: "f5", command: "help", words: "use everywhere, input, menu"),
    Refusal(key: "strg-x", command: "help", words: "write it like ctrl-x"),
    Refusal(key: "", command: "help", words: "there is no key \"\""),
    Refusal(key: "f21", command: "help", words: "there is no key"),
    Refusal(key: "ctrl-ctrl-a", command: "help", words: "there is no key"),
    Refusal(key: "alt-g", command: "new-chta", words: "did you mean \"new-chat\""),
    Refusal(key: "alt-g", command: "frobnicate", words: "`quka-tui keys` lists all"),
    Refusal(key: "ctrl-m", command: "help", words: "send Enter for Ctrl-M"),
    Refusal(key: "ctrl-i", command: "help", words: "send Tab for Ctrl-I"),
    Refusal(key: "ctrl-[", command: "help", words: "send Esc for Ctrl-["),
    Refusal(key: "ctrl-h", command: "help", words: "send Backspace for Ctrl-H"),
    Refusal(key: "ctrl-shift-n", command: "help", words: "send Ctrl-N for Ctrl-Shift-N"),
    Refusal(key: "ctrl-1", command: "help", words: "nothing of their own for Ctrl-1"),
    Refusal(key: "alt-[", command: "help", words: "begin their own messages"),
    Refusal(key: "alt-shift-o", command: "help", words: "begin their own messages"),
    Refusal(key: "esc", command: "help", words: "Esc always stops"),
    Refusal(key: "alt-esc", command: "none", words: "Esc always stops"),
    Refusal(table: "input", key: "ctrl-c", command: "none", words: "Ctrl-C always stops"),
    Refusal(key: "f9", command: "interrupt", words: "Ctrl-C always stops"),
    Refusal(key: "j", command: "help", words: "j is text"),
    Refusal(key: "shift-j", command: "help", words: "is text"),
    Refusal(key: "space", command: "help", words: "Space is text"),
    Refusal(key: "backspace", command: "help", words: "Backspace always deletes"),
    Refusal(key: "enter", command: "help", words: "Enter can only be"),
    Refusal(table: "deletion", key: "enter", command: "yes", words: "Enter can only be"),
    Refusal(key: "ctrl-x", command: "quit", words: "Ctrl-X can only be"),
    Refusal(table: "input", key: "ctrl-x", command: "help", words: "Ctrl-X can only be"),
    Refusal(key: "f9", command: "archive", words: "works only in [list]"),
    Refusal(key: "alt-j", command: "none", words: "does nothing everywhere anyway"),
    Refusal(key: "ctrl-q", command: "none", words: "Ctrl-Q stays \"quit\""),
    Refusal(table: "list", key: "ctrl-q", command: "help", words: "Ctrl-Q stays \"quit\""),
    Refusal(table: "input", key: "enter", command: "newline", words: "Enter stays \"send\""),
    Refusal(table: "deletion", key: "f8", command: "none", words: "F8 stays \"yes\""),
    Refusal(table: "input", key: "enter", command: "none", words: "Enter can only be"),
  ]

  @Test(
    "what may not be is refused with its line and why, and changes nothing", arguments: refusals)
  func refused(_ refusal: Refusal) {
    let verdict = Self.verdict(
      ("everywhere", "alt-h", "help"), (refusal.table, refusal.key, refusal.command))
    #expect(verdict.problems.map(\.line) == [2])
    let sentence = verdict.problems.first?.sentence ?? ""
    #expect(sentence.hasPrefix("keys.toml:2: ") && sentence.contains(refusal.words), "\(sentence)")
    #expect(sentence.hasSuffix(".") || sentence.hasSuffix("?"), "\(sentence)")
    #expect(verdict.keys == Self.verdict(("everywhere", "alt-h", "help")).keys)
  }

  @Test("a key given twice keeps its first command")
  func twice() {
    let verdict = Self.verdict(
      ("everywhere", "alt-g", "help"), ("everywhere", "ALT+g", "quit"))
    #expect(
      verdict.problems == [KeyProblem(line: 2, .repeatedKey(.character("g", .alt), firstLine: 1))])
    #expect(verdict.keys.command(for: .character("g", .alt), in: [.global]) == .help)
  }

  @Test("Enter and new line change places, whatever the order of the lines")
  func swapped() {
    for isReversed in [false, true] {
      let rows = [("input", "enter", "newline"), ("input", "alt-enter", "send")]
      let ordered = isReversed ? rows.reversed() : rows
      let verdict = Self.verdict(ordered[0], ordered[1])
      #expect(verdict.problems == [])
      var app = AppDriver.open()
      app.change { $0.keys = verdict.keys }
      app.type("one")
      app.press(.enter)
      #expect(app.typed == "one\n" && HintView.hints(app.state).contains { $0.key == "Alt-Enter" })
      app.press(Key(.enter, .alt))
      #expect(app.typed.isEmpty)
    }
  }

  @Test("who lost a key is told, with what is left to it")
  func moves() {
    let verdict = Self.verdict(
      ("everywhere", "ctrl-b", "new-chat"), ("input", "ctrl-n", "row-down"),
      ("everywhere", "ctrl-k", "palette"), ("everywhere", "f2", "find"))
    #expect(verdict.problems == [])
    #expect(
      verdict.moves.map(\.sentence) == [
        "keys.toml:1: \"toggle-list\" lost Ctrl-B everywhere; it has Alt-L.",
        "keys.toml:2: \"new-chat\" lost Ctrl-N in the input; it has Ctrl-B.",
        "keys.toml:3: in the input, Ctrl-K still is \"delete-to-line-end\".",
        "keys.toml:4: \"choose-theme\" lost F2 everywhere; it has no key left; the palette has it.",
      ])
  }

  @Test("a key of the table everywhere does something else, or nothing, in one place only")
  func narrower() {
    let verdict = Self.verdict(
      ("input", "ctrl-p", "take-back"), ("input", "f3", "none"), ("transcript", "alt-k", "none"),
      ("list", "ctrl-r", "none"))
    #expect(verdict.problems == [])
    #expect(
      verdict.moves.map(\.sentence) == [
        "keys.toml:1: \"palette\" lost Ctrl-P in the input; it has no key left."
      ])
    var app = AppDriver.open()
    app.change { $0.keys = verdict.keys }
    app.type("one\ntwo")
    app.press(.control("p"))
    app.type("|")
    #expect(app.typed == "one|\ntwo")
    app.press(Key(.function(3)))
    #expect(app.state.search == nil && app.screen.contains("F3 does nothing here."))
    app.press(Key(.tab))
    app.press(Key(.function(3)))
    #expect(!app.state.overlays.isEmpty)
    app.escape()
    app.press(.control("p"))
    #expect(app.openPalette != nil)
    let keys = verdict.keys
    #expect(keys.command(for: .control("r"), in: [.list, .global]) == .tryAgain)
    #expect(keys.command(for: .character("k", .alt), in: [.transcript, .global]) == nil)
    #expect(
      keys.inputKey(of: .search(.open)) == nil && keys.inputKey(of: .toggle(.knowledge)) != nil)
    let row = KeyListing.table(keys).split(separator: "\n").first {
      $0.hasPrefix("input ") && $0.contains(" f3 ")
    }
    #expect(row?.split(separator: " ").prefix(3) == ["input", "f3", "none"])
    let lines = KeyInspectionText.lines(Key(.function(3)), keys)
    #expect(lines[0].words == "nothing (keys.toml:2)" && lines[2].words.hasPrefix("find"))
  }

  @Test("the palette keeps a key somewhere, and what hides a key behind a set is told apart")
  func palette() {
    let sentences = Self.verdict(
      ("everywhere", "ctrl-p", "none")
    ).problems.map(\.sentence)
    #expect(
      sentences == ["keys.toml:1: Ctrl-P stays \"palette\": give \"palette\" another key first."])
    let moved = Self.verdict(("everywhere", "ctrl-p", "none"), ("list", "f11", "palette"))
    #expect(moved.problems == [])
    let quit = Self.verdict(("input", "ctrl-q", "none"))
    #expect(quit.problems.first?.sentence.contains("Ctrl-Q stays") == true)
    let emacs = Self.verdict(("input", "ctrl-t", "none"), ("input", "alt-x", "none"), set: .emacs)
    #expect(emacs.problems == [])
    #expect(emacs.keys.command(for: .control("t"), in: [.composer, .global]) == .continueStopped)
    #expect(emacs.keys.command(for: .character("x", .alt), in: [.composer, .global]) == nil)
  }

  @Test("every key that the help tells reads back from its spelling in the file")
  func spelling() throws {
    let places = KeyMap.usual.lookup.places.joined()
    for key in Set(places.flatMap(\.keys)) {
      if key.code == .escape || key == .control("c") { continue }
      #expect(try Key(fileName: key.fileName) == key, "\(key.fileName)")
      #expect(try Key(fileName: key.fileName.uppercased()) == key, "\(key.fileName)")
    }
    for (text, key) in [
      ("Ctrl+Shift-Left", Key(.left, [.control, .shift])), ("alt-shift-z", .character("Z", .alt)),
      ("ctrl-@", .control(" ")), ("alt--", .character("-", .alt)),
      ("option-space", .character(" ", .alt)),
      ("PageDown", Key(.pageDown)), ("return", .enter), ("ctrl-_", .control("_")),
    ] {
      #expect(try Key(fileName: text) == key, "\(text)")
    }
  }

  @Test("whatever a file says, Esc stops, Ctrl-C, quit and send have keys, and typing does nothing")
  func laws() {
    var generator = SeededGenerator(seed: 11)
    let commands = CommandCatalogue.entries.map(\.name) + ["none", "none", "nonsense"]
    let keys =
      KeyMap.usual.bindings.flatMap(\.keys).map(\.fileName)
      + ["alt-g", "f8", "f11", "ctrl-m", "j", "enter", "esc", "ctrl-c", "ctrl-q", "ctrl-x"]
    for round in 0..<150 {
      let requests = (0..<(round % 40)).map { line in
        KeyFile.Request(
          table: KeyContext.tables.randomElement(using: &generator) ?? "",
          key: keys.randomElement(using: &generator) ?? "",
          command: commands.randomElement(using: &generator) ?? "", line: line + 1)
      }
      let set = KeySet.allCases.randomElement(using: &generator) ?? .usual
      let verdict = KeyVerdict(KeyFile(set: set, requests: requests))
      Self.expectLaws(verdict.keys, "\(requests)")
      if round % 10 == 9 { Self.expectEscape(verdict.keys) }
    }
  }

  static func expectLaws(_ keys: KeyMap, _ place: String) {
    for context in KeyContext.allCases {
      #expect(keys.command(for: .escape, in: context.chain) == .escape, "\(place)")
      #expect(keys.command(for: .control("c"), in: context.chain) == .interrupt, "\(place)")
      let other = keys.command(for: .control("x"), in: context.chain)
      #expect(other == nil || other == .stopAll, "\(place)")
    }
    for context in [KeyContext.composer, .list, .transcript] {
      #expect(keys.lookup.firstKey(of: .quit, in: context) != nil, "\(place)")
    }
    #expect(keys.lookup.firstKey(of: .send, in: .composer) != nil, "\(place)")
    for binding in keys.bindings {
      for key in binding.keys {
        guard case .character = key.code else { continue }
        #expect(!key.modifiers.isSubset(of: .shift), "\(key) \(place)")
      }
    }
  }

  /// The table of Esc, with other keys in force.
  static func expectEscape(_ keys: KeyMap) {
    for row in EscapeTableTests.rows {
      var app = row.state()
      app.change {
        $0.keys = keys
        // What it means in insert mode has a table of its own.
        $0.vi.mode = .normal
      }
      app.reduce(.resized(app.state.size))
      EscapeTableTests.expect(row, of: &app)
    }
  }
}

// MARK: - The set of Emacs

extension KeyVerdictTests {
  @Test("the sets name keys and commands that are, and break no rule", arguments: KeySet.allCases)
  func setRows(_ set: KeySet) throws {
    for (table, name, command) in set.names {
      let context = try #require(KeyContext(table: table), "\(table)")
      let key = try Key(fileName: name)
      let entry = CommandCatalogue.entry(named: command)
      #expect(entry != nil || command == "none", "\(command)")
      #expect(KeyRules.fault(key, context, entry?.command) == nil, "\(name)")
      if let entry { #expect(KeyRules.mayStand(entry, in: context), "\(command)") }
    }
    #expect(set.changes.count == set.names.count)
  }

  @Test("with the Emacs set, what the usual keys did from the input still has a key there")
  func emacsLosesNothing() {
    let keys = KeyVerdict(KeyFile(set: .emacs)).keys
    Self.expectLaws(keys, "emacs")
    for entry in CommandCatalogue.entries {
      for context in [KeyContext.composer, .list, .transcript]
      where KeyMap.usual.lookup.firstKey(of: entry.command, in: context) != nil {
        #expect(keys.lookup.firstKey(of: entry.command, in: context) != nil, "\(entry.name)")
      }
    }
    let names = [Command.palette, .tryAgain, .newChat, .toggleList, .findPrompt].map {
      keys.inputKey(of: $0)?.name
    }
    #expect(names == ["Alt-X", "Alt-R", "Alt-O", "Alt-Shift-L", "Ctrl-R"])
  }

  @Test("with other keys too, the last row names only keys that do something where it stands")
  func hints() {
    let moved = Self.verdict(
      ("input", "ctrl-n", "row-down"), ("list", "f1", "archive"), ("everywhere", "f3", "help"),
      ("links", "alt-c", "none"), ("transcript", "ctrl-q", "up"))
    for keys in [moved.keys] + [KeySet.emacs, .vi].map({ KeyVerdict(KeyFile(set: $0)).keys }) {
      let all = Set(keys.bindings.flatMap(\.keys))
      for (name, app) in HintLawTests.situations.merging(
        HintLawTests.windows, uniquingKeysWith: { $1 })
      {
        for focus in HintLawTests.focuses {
          var app = app
          app.change {
            $0.keys = keys
            $0.focus = focus
          }
          for hint in HintView.hints(app.state) {
            for word in hint.key.split(separator: " ") {
              let key = all.first { $0.name == word }
              let command = key.flatMap { keys.command(for: $0, in: app.state.keyContexts) }
              #expect(command != nil, "\(hint) in \(name), \(focus)")
            }
          }
        }
      }
    }
  }

  @Test(
    "with the Emacs set, keys transpose and change the case of words, and what they had is near")
  func emacsRewrites() {
    var app = AppDriver.open()
    app.change { $0.keys = KeyVerdict(KeyFile(set: .emacs)).keys }
    app.type("one two")
    app.press(.control("t"))
    #expect(app.typed == "one tow")
    app.press(.character("t", .alt))
    #expect(app.typed == "tow one")
    app.press(.control("_"))
    app.press(.character("b", .alt))
    app.press(.character("u", .alt))
    #expect(app.typed == "one TOW")
    app.press(.character("b", .alt))
    app.press(.character("C", .alt))
    app.press(.character("b", .alt))
    app.press(.character("l", .alt))
    #expect(app.typed == "one tow")
    let names = [Command.continueStopped, .jump(.unread), .edit(.copy)].map {
      app.state.keys.inputKey(of: $0)?.name
    }
    #expect(names == ["Alt-Shift-T", "Alt-Shift-U", "Alt-C"])
  }

  @Test("where it has nothing to do, a key of Emacs with Alt counts as Esc and a letter")
  func emacsStops() {
    var app = AppDriver.streaming()
    app.change { $0.keys = KeyVerdict(KeyFile(set: .emacs)).keys }
    app.press(.character("u", .alt))
    #expect(app.stops.count == 1 && app.typed == "u")
  }

  @Test("with the Emacs set, Ctrl-P goes up in the text and Alt-X opens the palette")
  func emacs() {
    var app = AppDriver.open()
    app.change { $0.keys = KeyVerdict(KeyFile(set: .emacs)).keys }
    app.type("one\ntwo")
    app.press(.control("p"))
    app.press(.control("b"))
    app.type("|")
    #expect(app.typed == "on|e\ntwo")
    app.press(.character("x", .alt))
    #expect(app.screen.contains("Commands and chats"))
    app.press(.control("n"))
    app.press(.character("x", .alt))
    #expect(app.state.overlays.isEmpty)
  }
}
