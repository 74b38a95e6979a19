import QukaTestSupport
import Testing

@testable import QukaText

/// A line of code and what its pieces have to be.
struct CodeSample: CustomTestStringConvertible, Sendable {
  var name: String
  var code: String
  var pieces: [(String, CodeRole)]

  var testDescription: String { name }

  init(_ name: String, _ code: String, _ pieces: (String, CodeRole)...) {
    self.name = name
    self.code = code
    self.pieces = pieces
  }
}

@Suite("Code highlighting")
struct CodeLexerTests {
  /// The pieces of all lines, spaces left out.
  private func pieces(_ language: String, _ code: String) -> [(text: String, role: CodeRole)] {
    guard let rules = CodeLanguage.named(language) else { return [] }
    var lexer = CodeLexer(rules)
    return code.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      var start = line.utf8.startIndex
      return lexer.read(String(line)).map { token in
        let end = line.utf8.index(start, offsetBy: token.count)
        defer { start = end }
        return (String(line[start..<end]), token.role)
      }
    }
  }

  static let samples = [
    CodeSample(
      "swift", "let x = #\"a\"b\"# // c\n/* /* n */ */ func f(_ a: Int) { g(0x1F) }",
      ("let", .keyword), ("#\"a\"b\"#", .string), ("// c", .comment), ("/* /* n */ */", .comment),
      ("func", .keyword), ("f", .function), ("Int", .type), ("g", .function), ("0x1F", .number)),
    CodeSample(
      "swift", "@State var s = \"a \\(f(\"x\")) b\" + \"\"\"\n  q\" /* no */\n  \"\"\"",
      ("@State", .attribute), ("\"a \\(f(\"x\")) b\"", .string), ("\"\"\"", .string),
      ("  q\" /* no */", .string), ("  \"\"\"", .string)),
    CodeSample(
      "python", "@cache\ndef f(x) -> int:\n  '''doc\n  # not'''\n  return f\"{x}\" # c",
      ("@cache", .attribute), ("def", .keyword), ("f", .function), ("int", .type),
      ("'''doc", .string), ("  # not'''", .string), ("return", .keyword), ("f\"{x}\"", .string),
      ("# c", .comment)),
    CodeSample(
      "js", "const a = `x ${b}\ny` ; // c\nnew Foo(null, 1e-3)",
      ("const", .keyword), ("`x ${b}", .string), ("y`", .string), ("// c", .comment),
      ("new", .keyword), ("Foo", .function), ("null", .constant), ("1e-3", .number)),
    CodeSample(
      "TypeScript", "type A = string | Foo",
      ("type", .keyword), ("string", .type), ("Foo", .type)),
    CodeSample(
      "json", "{\"a b\" : [1.5, \"x\", true]}",
      ("\"a b\"", .property), ("1.5", .number), ("\"x\"", .string), ("true", .constant)),
    CodeSample(
      "yaml", "- key-a: \"v\" # c\n  url: http://x#y\n  on: true",
      ("key-a", .property), ("\"v\"", .string), ("# c", .comment), ("url", .property),
      ("on", .property), ("true", .constant)),
    CodeSample(
      "toml", "[a.b]\nname = 'C:\\'\nn = 1_000 # c",
      ("[a.b]", .type), ("name", .property), ("'C:\\'", .string), ("1_000", .number),
      ("# c", .comment)),
    CodeSample(
      "ini", "; c\n[s]\nkey=on", ("; c", .comment), ("[s]", .type), ("key", .property),
      ("on", .constant)),
    CodeSample(
      "go", "func (s *T) F() error { s := `a\nb` }",
      ("func", .keyword), ("T", .type), ("F", .function), ("error", .type), ("`a", .string),
      ("b`", .string)),
    CodeSample(
      "rust", "#[derive(Debug)]\nfn f<'a>(c: char) -> &'a str { println!(\"{}\", 'x', r#\"q\"#) }",
      ("#[derive(Debug)]", .attribute), ("fn", .keyword), ("'a", .attribute),
      ("char", .type), ("println", .function), ("'x'", .string), ("r#\"q\"#", .string)),
    CodeSample(
      "c", "#define MAX 10L\nunsigned int f(void) { return '\\n'; } /* a\nb */",
      ("#define", .attribute), ("MAX", .constant), ("10L", .number), ("unsigned", .type),
      ("return", .keyword), ("'\\n'", .string), ("/* a", .comment), ("b */", .comment)),
    CodeSample(
      "c++", "template<class T> auto s = R\"(a\n\" )\" ;", ("template", .keyword), ("T", .type),
      ("auto", .keyword), ("R\"(a", .string), ("\" )\"", .string)),
    CodeSample(
      "cs", "public string P => $\"a {b} c\"; @\"x\\\"", ("public", .keyword), ("string", .type),
      ("$\"a {b} c\"", .string), ("@\"x\\\"", .string)),
    CodeSample(
      "java", "@Override public final int MAX = 3; // c", ("@Override", .attribute),
      ("public", .keyword), ("int", .type), ("MAX", .constant), ("3", .number), ("// c", .comment)),
    CodeSample(
      "kt", "val s: String = \"${a(\"b\")}\"; fun f() = null", ("val", .keyword), ("String", .type),
      ("\"${a(\"b\")}\"", .string), ("fun", .keyword), ("null", .constant)),
    CodeSample(
      "ruby", "def f?(a) puts <<~EOS\n  # text\n  EOS\n:sym; @a; \"#{b} c\" # d",
      ("def", .keyword), ("f?", .function), ("<<~EOS", .string), ("  # text", .string),
      (":sym", .constant), ("@a", .attribute), ("\"#{b} c\"", .string), ("# d", .comment)),
    CodeSample(
      "php", "<?php echo $name . 'it'; # c", ("php", .keyword), ("echo", .keyword),
      ("$name", .property), ("'it'", .string), ("# c", .comment)),
    CodeSample(
      "bash", "for f in a#b; do echo \"${f}\" $# <<EOF # c\n$x\nEOF\ndone",
      ("for", .keyword), ("echo", .type), ("\"${f}\"", .string), ("$#", .property),
      ("<<EOF", .string), ("# c", .comment), ("$x", .string), ("EOF", .string), ("done", .keyword)),
    CodeSample(
      "sql", "SELECT count(*) FROM t WHERE a = 'it''s' -- c", ("SELECT", .keyword),
      ("count", .function), ("FROM", .keyword), ("'it''s'", .string), ("-- c", .comment)),
    CodeSample(
      "html", "<!-- c\n d --><a href=\"x\n y\">t &amp; u</a>", ("<!-- c", .comment),
      (" d -->", .comment), ("<a", .keyword), ("href", .property), ("\"x", .string),
      (" y\"", .string), ("&amp;", .constant), ("</a>", .keyword)),
    CodeSample(
      "xml", "<?xml version='1.0'?>", ("<?xml", .attribute), ("version", .property),
      ("'1.0'", .string)),
    CodeSample(
      "css", "@media print { #id a { color: #fff; margin-top: 10px } } /* c */",
      ("@media", .attribute), ("#id", .type), ("color", .property), ("#fff", .number),
      ("margin-top", .property), ("10px", .number), ("/* c */", .comment)),
    CodeSample(
      "Dockerfile", "FROM swift:6 AS build # no\nRUN echo $HOME", ("FROM", .keyword),
      ("AS", .keyword), ("RUN", .keyword), ("$HOME", .property)),
    CodeSample(
      "makefile", "all: $(OBJ) # c\n\techo\nCC = gcc", ("all", .function), ("$(OBJ)", .property),
      ("# c", .comment), ("CC", .property)),
    CodeSample(
      "diff", "--- a\n@@ -1 +1 @@\n-old\n+new\n same", ("--- a", .keyword),
      ("@@ -1 +1 @@", .attribute), ("-old", .removed), ("+new", .added), (" same", .plain)),
    CodeSample(
      "lua", "--[[ a\nb ]] local s = [[x\ny]] -- c", ("--[[ a", .comment), ("b ]]", .comment),
      ("local", .keyword), ("[[x", .string), ("y]]", .string), ("-- c", .comment)),
    CodeSample(
      "markdown", "# Title\n- a `b` [c](d)\n```\n# code\n```", ("# Title", .keyword),
      ("-", .attribute), ("`b`", .string), ("[c]", .property), ("# code", .string)),
    CodeSample(
      "scala", "case class A(x: Int) // c", ("case", .keyword), ("A", .function), ("Int", .type)),
    CodeSample("dart", "final s = '${a}';", ("final", .keyword), ("'${a}'", .string)),
    CodeSample(
      "haskell", "f' x = {- a {- b -} -} case x of -- c", ("{- a {- b -} -}", .comment),
      ("case", .keyword), ("-- c", .comment)),
    CodeSample(
      "elixir", "@doc \"x\"\ndef run(:ok), do: nil", ("@doc", .attribute), ("def", .keyword),
      ("run", .function), (":ok", .constant), ("nil", .constant)),
    CodeSample("perl", "my $x = q(1); # c", ("my", .keyword), ("$x", .property), ("# c", .comment)),
    CodeSample("r", "f.x <- function(a) TRUE", ("function", .keyword), ("TRUE", .constant)),
    CodeSample("julia", "#= a =# @time f!(x)", ("#= a =#", .comment), ("@time", .attribute)),
    CodeSample("zig", "const a = @import(\"std\");", ("const", .keyword), ("@import", .attribute)),
    CodeSample(
      "hcl", "resource \"a\" \"b\" {\n  size = 2\n}", ("resource", .keyword), ("\"a\"", .string),
      ("size", .property), ("2", .number)),
    CodeSample("proto", "message A { string b = 1; }", ("message", .keyword), ("string", .type)),
    CodeSample(
      "powershell", "If ($a) { Write-Host \"b\" } <# c #>", ("If", .keyword), ("$a", .property),
      ("\"b\"", .string), ("<# c #>", .comment)),
    CodeSample("graphql", "query { a(id: $b) }", ("query", .keyword), ("$b", .property)),
    CodeSample("cmake", "SET(A ON) # c", ("SET", .function), ("ON", .constant)),
    CodeSample(
      "nix", "let a = ''x\ny''; in a", ("let", .keyword), ("''x", .string), ("y''", .string)),
    CodeSample("nginx", "listen 80; # c", ("listen", .keyword), ("80", .number), ("# c", .comment)),
  ]

  @Test("tells the pieces of every language apart", arguments: samples)
  func roles(sample: CodeSample) {
    var found = pieces(sample.name, sample.code)[...]
    for (text, role) in sample.pieces {
      guard let index = found.firstIndex(where: { $0.text == text }) else {
        Issue.record("\(text.debugDescription) is no piece of \(found)")
        return
      }
      #expect(found[index].role == role, "\(text)")
      found = found[(index + 1)...]
    }
  }

  @Test("knows at least twenty languages, every one by a test and by unique names")
  func languages() {
    let names = CodeLanguage.all.flatMap(\.names)
    #expect(CodeLanguage.all.count >= 35)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == $0.lowercased() })
    let tested = Set(Self.samples.map { $0.name.lowercased() })
    for language in CodeLanguage.all {
      #expect(!tested.isDisjoint(with: language.names), "\(language.names)")
    }
    #expect(CodeLanguage.named("no such language") == nil)
    #expect(CodeLanguage.named("") == nil)
  }

  @Test(
    "the first word behind a fence names the language",
    arguments: [
      ("swift", "swift"), (" swift", "swift"), ("swift\tx=1", "swift"), ("rust,ignore", "rust"),
      ("js{1,3}", "js"), ("", ""), ("{.swift}", ""),
    ])
  func information(text: String, language: String) {
    #expect(MarkdownFence.language(in: text.utf8) == language)
  }

  @Test("takes any text in any language and loses no byte")
  func total() {
    var generator = SeededGenerator(seed: 9)
    let pieces =
      TextPieces.all
      + CodeLanguage.all.flatMap { $0.strings.map { String(decoding: $0.open, as: UTF8.self) } }
      + [
        "/*", "*/", "//", "#", "<!--", "-->", "<a", ">", "<<EOF", "EOF", "\\", "'", "${", "$(", "@",
      ]
    for language in CodeLanguage.all {
      var lexer = CodeLexer(language)
      for _ in 0..<60 {
        let line = (0..<Int.random(in: 0...14, using: &generator)).reduce(into: "") { text, _ in
          text += pieces.randomElement(using: &generator) ?? ""
        }
        let tokens = lexer.read(line)
        #expect(tokens.reduce(0) { $0 + $1.count } == line.utf8.count)
        #expect(tokens.allSatisfy { $0.count > 0 })
      }
    }
  }

  @Test("leaves very long lines plain, whatever they hold")
  func longLines() {
    let long = String(repeating: "\"a\" ", count: 2_000)
    #expect(pieces("swift", long).map(\.role) == [.plain])
  }

  @Test("colours a block in its theme's roles, from first to last line")
  func colours() {
    let theme = Theme.standard
    var renderer = MarkdownRenderer(width: 40, theme: theme)
    renderer.update("```swift\n/* a\nb */ let c\n```\n- x\n  ```py\n  # d\n  ```\n", isFinal: true)
    let runs = renderer.rows.flatMap(\.runs)
    func style(_ text: String) -> Style? { runs.first { $0.text == text }?.style }
    #expect(style("/* a") == theme.codeBlock.overlaid(theme.codeComment))
    #expect(style("b */") == theme.codeBlock.overlaid(theme.codeComment))
    #expect(style("let") == theme.codeBlock.overlaid(theme.codeKeyword))
    #expect(style("# d") == theme.codeBlock.overlaid(theme.codeComment))
  }

  @Test("a block of 2,000 lines costs per line at its end what it does at its start")
  func constantCost() {
    let line = "  let value = compute(\"text\", 42)  // a line of code\n"
    var renderer = MarkdownRenderer(width: 100, theme: .standard)
    var text = "```swift\n"
    var marks = [0]
    for index in 1...2_000 {
      text += line
      renderer.update(text, isFinal: false)
      if index.isMultiple(of: 200) { marks.append(renderer.work) }
    }
    #expect(Double(marks[10] - marks[9]) <= 1.2 * Double(marks[2] - marks[1]))
  }
}
