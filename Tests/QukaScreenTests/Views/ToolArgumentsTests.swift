import QukaScreenTestSupport
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("A tool call in words") struct ToolArgumentsTests {
  @Test(
    "the name of a tool is said in words",
    arguments: [
      ("SearchUserKnowledges", "Search user knowledges"), ("web_search", "Web search"),
      ("fetch-URL", "Fetch URL"), ("HTMLReader2Go", "HTML reader2 go"), ("搜索知识", "搜索知识"),
      ("", "Tool"), ("___", "Tool"), ("x", "X"),
    ])
  func name(_ name: String, _ words: String) {
    #expect(ToolName.words(name) == words)
  }

  @Test(
    "the arguments are said on one line, in their order",
    arguments: [
      (#"{"query":"backup policy"}"#, #"query: "backup policy""#),
      (#"{ "b": 1, "a": true, "c": null }"#, "b: 1, a: true, c: null"),
      (#"{"where":{"deep":[1]},"tags":["a","b"],"n":-1.5e3}"#, "where: {…}, tags: […], n: -1.5e3"),
      (#"{"q":"two\nlines \u6f22\u5b57 \ud83d\ude00 \"so\""}"#, #"q: "two lines 漢字 😀 "so"""#),
      ("{}", ""), ("", ""), ("plain words", "plain words"), (#"["a"]"#, #"["a"]"#),
    ])
  func summary(_ json: String, _ summary: String) {
    #expect(ToolArguments(json).summary == summary)
  }

  @Test("in full, every member has a line, and nested values are indented")
  func lines() {
    let json = #"{"query":"q","filter":{"since":2024,"tags":["a"],"none":{}},"limit":5}"#
    #expect(
      ToolArguments(json).lines == [
        #"query: "q","#.replacing(",", with: ""), "filter: {", "  since: 2024", "  tags: [",
        #"    "a""#, "  ]", "  none: {}", "}", "limit: 5",
      ])
  }

  @Test("arguments that are cut off anywhere, or control the terminal, are shown all the same")
  func hostile() {
    let json = #"{"query":"\u001b[2J \u202e x","n":[{"a":1}]}"#
    #expect(!ToolArguments(json).summary.unicodeScalars.contains { $0.value < 0x20 })
    #expect(!ToolArguments(json).summary.unicodeScalars.contains("\u{202E}"))
    for length in 0...json.count {
      let arguments = ToolArguments(String(json.prefix(length)))
      #expect(length == 0 || arguments.summary.isEmpty == (length < 2))
      #expect(arguments.lines.count < 10)
    }
  }
}
