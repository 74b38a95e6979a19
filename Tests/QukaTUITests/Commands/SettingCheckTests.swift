import Testing

@testable import QukaTUI

@Suite("Settings of the environment")
struct SettingCheckTests {
  @Test(
    "what a variable does not take is told",
    arguments: [
      (
        ["QUKA_NOTIFY": "foo"],
        "QUKA_NOTIFY takes off, bell, osc9 or osc777, not \"foo\": it is ignored."
      ),
      (
        ["QUKA_AMBIGUOUS_WIDTH": "3"],
        "QUKA_AMBIGUOUS_WIDTH takes auto, 1 or 2, not \"3\": it is ignored."
      ),
      (
        ["QUKA_NO_MOUSE": "false"],
        "QUKA_NO_MOUSE takes 0 or 1, not \"false\": it counts as 1."
      ),
      (["QUKA_MOUSE": "yes"], "QUKA_MOUSE takes 0 or 1, not \"yes\": it counts as 1."),
      (
        ["QUKA_TITLE": "no", "QUKA_PROGRESS": "off"],
        "QUKA_PROGRESS takes 0 or 1, not \"off\": it counts as 1. "
          + "QUKA_TITLE takes 0 or 1, not \"no\": it counts as 1."
      ),
    ] as [([String: String], String)])
  func told(environment: [String: String], sentence: String) {
    #expect(SettingCheck.problem(environment) == sentence)
  }

  @Test("what is right, empty or not ours is not")
  func silent() {
    #expect(SettingCheck.problem([:]) == nil)
    #expect(
      SettingCheck.problem([
        "QUKA_NOTIFY": "osc9", "QUKA_AMBIGUOUS_WIDTH": "auto", "QUKA_ASCII": "0",
        "QUKA_TITLE": "1", "QUKA_SCREEN_READER": "", "QUKA_SEED": "x", "TERM": "x",
      ]) == nil)
  }

  @Test("a value cannot drive the terminal, nor fill the screen")
  func hostile() throws {
    let value = "\u{1B}]0;x\u{7}" + String(repeating: "a", count: 500)
    let sentence = try #require(SettingCheck.problem(["QUKA_NOTIFY": value]))
    #expect(sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    #expect(sentence.count < 100)
  }
}
