import FoundationEssentials
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaText

@Suite("Exported chats") struct ChatExportTests {
  private typealias Message = ExportedChat.Message

  /// 1 December 2026, 13:03:05 UTC.
  private static let time = 1_796_130_185

  private static let hostile = "\u{1B}]52;c;aGk=\u{7}\u{0}\u{202E}\u{9B}x"

  private func export(
    _ messages: [Message], _ format: ChatExport.Format, _ parts: ChatExport.Parts = [],
    title: String = "Title", isWhole: Bool = true
  ) -> String {
    let chat = ExportedChat(
      title: title, session: SessionID("77"), isWhole: isWhole, messages: messages)
    return ChatExport(chat, as: format, with: parts).text { _ in 3_600 }
  }

  private static let dialogue = [
    Message(
      .question("Why?", [Attachment(.picture, name: "a*b.png")]), sentAt: time),
    Message(.tool(name: "find_it", arguments: "{\"a\":\"```\"}", result: "none"), sentAt: time),
    Message(.answer("# Because\n\n```c\nint", thinking: "Hm.\n\n- so"), .stopped),
  ]

  @Test("Markdown keeps the answers as they are, between rules and bold lines")
  func markdown() {
    #expect(
      export(Self.dialogue, .markdown, [.thinking, .tools], title: "A # *title*") == """
        # A \\# \\*title\\*

        ---

        **You** · 2026-12-01 14:03

        Why?

        - picture: a\\*b.png

        ---

        **Tool** find\\_it · 2026-12-01 14:03

        Asked:

        ````
        {"a":"```"}
        ````

        Answered:

        ```
        none
        ```

        ---

        **Quka** · stopped

        > *Thinking*
        >
        > Hm.
        >
        > - so

        # Because

        ```c
        int
        ```

        """)
  }

  @Test("without thinking and tools nothing of them is there, nor a round that only thought")
  func without() {
    let messages = Self.dialogue + [Message(.answer("", thinking: "secret"))]
    for format in ChatExport.Format.allCases {
      let text = export(messages, format)
      #expect(!text.contains("Hm.") && !text.contains("secret") && !text.contains("find"))
      #expect(text.contains("Because") && text.contains("Why?"))
      #expect(export(messages, format, .thinking).contains("secret"))
      #expect(export(messages, format, .tools).contains("none"))
    }
  }

  @Test("plain text has no marks, and says who, when and how it ended")
  func plain() {
    #expect(
      export(Self.dialogue, .plain, .thinking) == """
        Title

        You, 2026-12-01 14:03:

        Why?

        (picture: a*b.png)

        Quka, stopped:

        Thinking:
        Hm.

        - so

        Because

        int

        """)
  }

  @Test("JSON has stable names, and times in UTC")
  func json() throws {
    let text = export(Self.dialogue, .json, [.thinking, .tools])
    #expect(
      text == #"""
        {
          "version": 1,
          "program": "quka-tui",
          "title": "Title",
          "session_id": "77",
          "is_whole": true,
          "messages": [
            {"role":"user","sent_at":"2026-12-01T13:03:05Z","state":"complete","text":"Why?","attachments":[{"type":"image","name":"a*b.png"}]},
            {"role":"tool","sent_at":"2026-12-01T13:03:05Z","state":"complete","name":"find_it","arguments":"{\"a\":\"```\"}","result":"none"},
            {"role":"assistant","sent_at":null,"state":"stopped","text":"# Because\n\n```c\nint","thinking":"Hm.\n\n- so"}
          ]
        }

        """#)
    #expect(export([], .json).contains("\"messages\": []"))
  }

  @Test(
    "JSON is valid whatever the texts hold",
    arguments: ["\u{0}\u{1F}\"\\", "\u{FFFD}\u{FFFF}", "漢🇯🇵"])
  func validJSON(text: String) throws {
    let json = export(
      [Message(.question(text + Self.hostile, [])), Message(.answer(text, thinking: text))], .json,
      .thinking, title: text)
    let value = try JSONValue(parsing: Array(json.utf8))
    #expect(value["messages"]?.list?.count == 2)
    #expect(value["version"]?.integer == 1)
  }

  @Test("no field of any format controls a terminal", arguments: ChatExport.Format.allCases)
  func harmless(format: ChatExport.Format) {
    let evil = Self.hostile
    let text = export(
      [
        Message(.question(evil, [Attachment(.file, name: evil)])),
        Message(.answer(evil + "&#27;[2J", thinking: evil)),
        Message(.tool(name: evil, arguments: evil, result: evil)),
      ], format, [.thinking, .tools], title: evil)
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || TextGate.neutralize(String($0)) == String($0) }
    )
  }

  @Test(
    "no message swallows the next one in Markdown",
    arguments: [
      "```\nx", "~~~~\nx", "<!-- x", "<script>x", "<?php", "<![CDATA[", "> ```\n> x", "- ```\n  x",
      "<pre>\n\nx",
      "````md\n```\nx", "    code", "| a |\n|---|", "[a]: /b \"",
    ])
  func separate(text: String) {
    let messages = [Message(.answer(text, thinking: text)), Message(.question("# next *one*", []))]
    let exported = export(messages, .markdown, .thinking)
    let blocks = MarkdownReading.pieces(of: [Array(exported.utf8)])
    guard case .block(let last)? = blocks.last, case .heading(level: 1, let spans) = last.kind
    else {
      Issue.record("\(blocks.suffix(2))")
      return
    }
    #expect(spans.map(\.text).joined() == "next one")
  }

  @Test("a chat whose beginning could not be read says so")
  func partly() {
    for format in [ChatExport.Format.markdown, .plain] {
      #expect(export(Self.dialogue, format, isWhole: false).contains(ExportText.partly))
      #expect(!export(Self.dialogue, format).contains(ExportText.partly))
    }
    #expect(export([], .json, isWhole: false).contains("\"is_whole\": false"))
  }

  @Test("times are those of the day, before 1970 and far beyond too")
  func times() {
    #expect(ExportTime.utc(0) == "1970-01-01T00:00:00Z")
    #expect(ExportTime.utc(-1) == "1969-12-31T23:59:59Z")
    #expect(ExportTime.local(951_782_399, offset: 1) == "2000-02-29 00:00")
  }
}

@Suite("The name of an exported chat") struct ExportFileNameTests {
  private func name(_ title: String) -> String {
    ExportFileName.of(title, .markdown, today: LocalDay(at: 1_796_130_185, offset: 0))
  }

  @Test(
    "it has the letters and digits of the title, in any script",
    arguments: [
      ("Hello, World 2!", "Hello-World-2.md"), ("漢字の話", "漢字の話.md"), ("Ünïcode", "Ünïcode.md"),
      ("../../etc/passwd", "etc-passwd.md"), (".hidden", "hidden.md"), ("-rf ~", "rf.md"),
      ("a\u{0}\u{1B}[2J\nb", "a-2J-b.md"), ("\u{202E}gnp.exe", "gnp-exe.md"), ("हिन्दी", "हिन्दी.md"),
      ("", "chat-2026-12-01.md"), ("...", "chat-2026-12-01.md"), ("👩‍👩‍👧", "chat-2026-12-01.md"),
    ])
  func names(title: String, expected: String) { #expect(name(title) == expected) }

  @Test("it fits on a line and in a file system")
  func long() {
    #expect(name(String(repeating: "漢", count: 500)) == String(repeating: "漢", count: 30) + ".md")
    #expect(name(String(repeating: "a ", count: 500)).utf8.count == 62)
    #expect(name("a" + String(repeating: "\u{301}", count: 5_000)).utf8.count < 255)
    #expect(ExportFileName.of("a", .json, today: nil) == "a.json")
    #expect(ExportFileName.of("", .plain, today: nil) == "chat.txt")
  }
}
