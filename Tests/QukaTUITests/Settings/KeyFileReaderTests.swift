import QukaTestSupport
import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("keys.toml") struct KeyFileReaderTests {
  static let goodFiles:
    [(text: String, key: Key, context: KeyContext, command: QukaScreen.Command?)] = [
      ("[everywhere]\n\"alt-l\" = \"find\"", .character("l", .alt), .global, .search(.open)),
      ("\u{FEFF}# mine\r\n[input]\r\nctrl-t = \"send\"\r\n", .control("t"), .composer, .send),
      ("everywhere.f8 = 'quit'", Key(.function(8)), .global, .quit),
      ("list = { \"Shift+F6\" = \"archive\" }", Key(.function(6), .shift), .list, .list(.archive)),
      ("[everywhere]\n\"ctrl-b\" = \"none\"", .control("b"), .global, nil),
      ("set = \"emacs\"", .control("p"), .composer, .recallQueued),
      ("set = \"vi\"", .control("r"), .composer, .edit(.redo)),
      ("set = \"Emacs\"\n[input]\n\"ctrl-p\" = \"send\"", .control("p"), .composer, .send),
    ]

  @Test("good files are followed", arguments: goodFiles.indices)
  func good(_ index: Int) {
    let (text, key, context, command) = Self.goodFiles[index]
    let verdict = KeyVerdict(KeyFileReader.read(text))
    #expect(verdict.problems == [] && verdict.warning == nil)
    #expect(verdict.keys.command(for: key, in: [context]) == command)
  }

  static let badFiles: [(text: String, sentence: String)] = [
    (
      "set = \"nano\"",
      "keys.toml:1: there is no set \"nano\"; use \"usual\" or \"emacs\" or \"vi\"."
    ),
    ("set = 1", "keys.toml:1: \"set\" must stand below a table, such as [everywhere]."),
    (
      "\n\"alt-l\" = \"find\"",
      "keys.toml:2: \"alt-l\" must stand below a table, such as [everywhere]."
    ),
    ("[everywhere]\n\"alt-l\" = 1", "keys.toml:2: \"alt-l\" must be text in quotes."),
    ("[everywhere]\n\"alt-l\" \"find\"", "keys.toml:2: a \"=\" is missing after \"alt-l\"."),
    ("[everywhere\n", "keys.toml:1: a \"]\" is missing after the table's name."),
    ("[everywhere]\n\"alt-l\" = \"find\n", "keys.toml:2: the text has no end: a \" is missing."),
    (
      "[everywhere]\n\"alt-l\" = \"find\"\n\"alt-l\" = \"quit\"",
      "keys.toml:3: \"alt-l\" is given a second time."
    ),
    (
      "[input]\n\"alt-g\" = \"snd\"",
      "keys.toml:2: there is no command \"snd\"; did you mean \"end\" or \"send\" or \"find\"?"
    ),
    (
      "[keys]\n\"alt-g\" = \"send\"",
      "keys.toml:1: there is no table [keys]; use " + KeyContext.tables.joined(separator: ", ")
        + "."
    ),
  ]

  @Test(
    "what is wrong is told with its line, and the other lines hold", arguments: badFiles.indices)
  func bad(_ index: Int) {
    let (text, sentence) = Self.badFiles[index]
    // Alone it is told so; with another table behind it, that one holds.
    #expect(KeyVerdict(KeyFileReader.read(text)).problems.map(\.sentence) == [sentence])
    let verdict = KeyVerdict(KeyFileReader.read(text + "\n[transcript]\n\"alt-j\" = \"up\"\n"))
    #expect(verdict.problems.first?.sentence == sentence)
    #expect(
      verdict.keys.command(for: .character("j", .alt), in: [.transcript]) == .scroll(.up))
  }

  @Test("of many faults the first is told at the start, and how many more there are")
  func many() {
    let text = "[everywhere]\n" + (0..<40).map { "key\($0) = \"x\"\n" }.joined() + "= = =\n"
    let verdict = KeyVerdict(KeyFileReader.read(text))
    #expect(verdict.problems.count == 41)
    #expect(verdict.warning?.hasSuffix("40 more: `quka-tui keys` lists them.") == true)
  }

  @Test("a file cannot act on the terminal, nor fill the screen, by what it says")
  func harmless() {
    let long = String(repeating: "k", count: 5_000)
    let text =
      "[everywhere]\n\"\\u001b]0;x\\u0007\" = \"help\"\n\"\(long)\" = \"help\"\n\"f5\" = \"\(long)\"\n"
    for sentence in KeyVerdict(KeyFileReader.read(text)).problems.map(\.sentence) {
      #expect(sentence.utf8.count < 200 && !sentence.utf8.contains { $0 < 0x20 }, "\(sentence)")
    }
  }

  @Test("no bytes are too odd: it reads, or says so")
  func odd() throws {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "[", "]", "=", "\"", "everywhere", "\n", "ctrl-", "send", "#", "\\", "{", "💥", "\0",
    ]
    for _ in 0..<500 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let verdict = KeyVerdict(KeyFileReader.read(text))
      #expect(verdict.problems.allSatisfy { $0.line >= 1 }, "\(text)")
    }
    let folder = try TemporaryFolder()
    #expect(KeyFileReader.verdict(at: folder.file("none.toml")).keys == .usual)
    #expect(KeyFileReader.verdict(at: nil).keys == .usual)
    try folder.write(String(repeating: "#", count: 70_000), to: "long.toml")
    for path in [folder.path, folder.file("long.toml"), "/dev/zero"] {
      #expect(KeyFileReader.verdict(at: path).problems == [KeyProblem(line: 0, .unreadable)])
    }
  }

  @Test("the example that is printed changes nothing, and nothing in it is refused when it is used")
  func example() {
    let example = KeyListing.example()
    #expect(KeyVerdict(KeyFileReader.read(example)).keys == .usual)
    let used = example.split(separator: "\n").filter {
      $0.hasPrefix("# [") || $0.hasPrefix("# \"") && !$0.hasPrefix("# \"none")
    }.map { $0.dropFirst(2) }.joined(separator: "\n")
    let verdict = KeyVerdict(KeyFileReader.read(used))
    #expect(verdict.problems == [] && verdict.moves == [])
    for binding in KeyMap.usual.bindings {
      for key in binding.keys {
        let chain = binding.context.chain
        #expect(
          verdict.keys.command(for: key, in: chain) == KeyMap.usual.command(for: key, in: chain))
      }
      let name = CommandCatalogue.entry(binding.command)?.name ?? ""
      let isFree = binding.keys.contains {
        KeyRules.fault($0, binding.context, binding.command) == nil
          && (try? Key(fileName: $0.fileName)) == $0
      }
      if isFree, binding.context.table != nil {
        #expect(example.contains("\"\(name)\""), "\(name)")
      }
    }
  }

  @Test("the table in force says where each key comes from")
  func table() {
    let verdict = KeyVerdict(KeyFileReader.read("set = \"emacs\"\n[everywhere]\n\"f8\" = \"quit\""))
    let rows = KeyListing.table(verdict.keys).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(rows.contains { $0.starts(with: ["everywhere", "f8", "quit", "keys.toml:3"]) })
    #expect(rows.contains { $0.starts(with: ["input", "ctrl-p", "take-back", "set", "emacs"]) })
    #expect(rows.contains { $0.starts(with: ["everywhere", "ctrl-q", "quit", "usual"]) })
  }
}
