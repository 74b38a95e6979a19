import QukaChatTestSupport
import QukaScreenTestSupport
import QukaText
import QukaWire
import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("What stays on the normal screen") struct NormalScreenTests {
  private func text(_ answer: String, _ depth: ColorDepth) throws -> String {
    var app = AppDriver.streaming(answer, size: Size(columns: 60, rows: 20))
    app.chat(.done("A", answer.unicodeScalars.count))
    app.change { $0.look = Look(depth: depth) }
    return NormalScreen.text(try #require(ExitChat(app.state)), depth: depth)
  }

  @Test("rows have the terminal's colours, end in its own look, and no blanks at their end")
  func looks() throws {
    let text = try text("Some **bold** 漢字.\n\n```c\nint a;\n```", .palette256)
    #expect(text.contains("\u{1B}[0;") && text.contains("漢字"))
    for line in text.split(separator: "\n") where line.contains("\u{1B}") {
      #expect(line.split(separator: "\u{1B}").last?.hasPrefix("[0m") == true, "\(line)")
    }
    #expect(!text.split(separator: "\n").contains { $0.hasSuffix(" ") })
  }

  @Test("without colours a plain row is its text alone")
  func monochrome() throws {
    let text = try text("plain words", .monochrome)
    #expect(text.contains("  plain words\n"))
  }

  @Test("an answer controls nothing there", arguments: [ColorDepth.monochrome, .direct])
  func hostile(depth: ColorDepth) throws {
    let text = try text("a\u{1B}]52;c;aGk=\u{7}\u{9B}2J&#27;[31mred\u{202E}", depth)
    // What begins with Esc is a look, and nothing else.
    for part in text.split(separator: "\u{1B}", omittingEmptySubsequences: false).dropFirst() {
      let look = part.prefix { "[0123456789;".contains($0) }
      #expect(look.first == "[" && part.dropFirst(look.count).first == "m", "\(part)")
    }
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0 == "\u{1B}"
          || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x202E)
      })
  }
}
