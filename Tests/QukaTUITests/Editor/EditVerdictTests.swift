import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("What an edit comes to") struct EditVerdictTests {
  private func outcome(
    of text: String, after end: EditorEnd = .status(0), _ found: EditedFile,
    hasOthers: Bool = false
  ) -> EditOutcome {
    EditVerdict(text: text, file: "/f/q.md", folder: "/f").outcome(
      end, found, hasOthers: hasOthers)
  }

  private func saved(_ bytes: String, over text: String = "old") -> EditOutcome {
    outcome(of: text, .bytes(Array(bytes.utf8)))
  }

  @Test(
    "every text comes back as it went, whether or not the editor ends its last line",
    arguments: ["", "a", "a\n", "\n", "a\n\nb", " a \t", "中\u{1F600}e\u{301}"])
  func roundTrip(_ text: String) {
    #expect(outcome(of: text, .bytes(EditVerdict.bytes(of: text))) == .unchanged)
    if !text.hasSuffix("\n") { #expect(saved(text, over: text) == .unchanged) }
    #expect(saved(text + "x\n", over: text) == .saved(text + "x"))
  }

  @Test("one end of a line is taken off, no more, and nothing is made of an empty file")
  func newline() {
    #expect(saved("a\n") == .saved("a"))
    #expect(saved("a\n\n") == .saved("a\n"))
    #expect(saved("") == .saved(""))
    #expect(saved("\n") == .saved(""))
  }

  @Test(
    "what would act on a terminal is gone, as of a paste",
    arguments: [
      ("a\r\nb\r\n", "a\nb"), ("a\rb", "a\nb"), ("a\0b", "ab"), ("a\u{1B}[31mb", "a[31mb"),
      ("a\u{1B}[201~b", "a[201~b"), ("a\u{9B}2Jb", "a2Jb"), ("\u{FEFF}a", "a"), ("a\tb", "a\tb"),
    ])
  func cleaned(_ file: String, _ text: String) {
    #expect(saved(file) == .saved(text))
  }

  @Test("bytes that are no UTF-8 are repaired, whatever they are")
  func repaired() {
    #expect(outcome(of: "", .bytes([0x61, 0xFF, 0x62])) == .saved("a\u{FFFD}b"))
    let broken = [UInt8](repeating: 0xC2, count: 1_000)
    #expect(EditVerdict.text(of: broken).unicodeScalars.allSatisfy { $0 == "\u{FFFD}" })
  }

  @Test("an editor that ends badly changes nothing; what it saved is kept and named")
  func abandoned() {
    let written = EditedFile.bytes(Array("old\n".utf8))
    for end in [EditorEnd.status(1), .signal(9)] {
      #expect(outcome(of: "old", after: end, written) == .abandoned(end, kept: nil))
      #expect(
        outcome(of: "old", after: end, .bytes([0x61])) == .abandoned(end, kept: "/f/q.md"))
      #expect(outcome(of: "old", after: end, .tooLong) == .abandoned(end, kept: "/f/q.md"))
      #expect(outcome(of: "old", after: end, .missing) == .abandoned(end, kept: nil))
      // A swap file holds what was not saved.
      #expect(
        outcome(of: "old", after: end, written, hasOthers: true) == .abandoned(end, kept: "/f"))
      #expect(
        outcome(of: "old", after: end, .missing, hasOthers: true) == .abandoned(end, kept: "/f"))
    }
  }

  @Test("the file of an editor that still runs is left to it")
  func goesOn() {
    #expect(
      outcome(of: "old", after: .goesOn, .bytes(Array("old\n".utf8)))
        == .abandoned(.goesOn, kept: "/f/q.md"))
  }

  @Test("a file that cannot be taken is told, and kept if there is one")
  func unusable() {
    #expect(
      outcome(of: "old", .tooLong)
        == .unusable(.tooLong(bytes: EditVerdict.mostBytes), kept: "/f/q.md"))
    #expect(outcome(of: "old", .missing) == .unusable(.missing, kept: nil))
    #expect(outcome(of: "old", .missing, hasOthers: true) == .unusable(.missing, kept: "/f"))
    #expect(outcome(of: "old", .unreadable) == .unusable(.unreadable, kept: "/f/q.md"))
  }
}
