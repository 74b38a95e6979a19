import ArgumentParser
import Testing

@testable import QukaTUI

@Suite("Settings of the environment")
struct SettingCheckTests {
  private static func told(_ environment: [String: String]) -> String? {
    LaunchText.unusable(SettingCheck.unusable(in: environment))
  }

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
        ["QUKA_CACHE_SIZE": "lots"],
        "QUKA_CACHE_SIZE takes a number of megabytes from 1 to 1000000, not \"lots\": it is ignored."
      ),
      (
        ["QUKA_NO_MOUSE": "never"],
        "QUKA_NO_MOUSE takes 0 or 1, not \"never\": it counts as 1."
      ),
      (
        ["QUKA_ON_EXIT": "all"],
        "QUKA_ON_EXIT takes nothing, hint or chat, not \"all\": it is ignored."
      ),
      (["QUKA_MOUSE": "2"], "QUKA_MOUSE takes 0 or 1, not \"2\": it counts as 1."),
      (
        ["QUKA_TITLE": "of", "QUKA_PROGRESS": "-1"],
        "QUKA_PROGRESS takes 0 or 1, not \"-1\": it counts as 1. "
          + "QUKA_TITLE takes 0 or 1, not \"of\": it counts as 1."
      ),
    ] as [([String: String], String)])
  func told(environment: [String: String], sentence: String) {
    #expect(Self.told(environment) == sentence)
  }

  @Test("what is right, empty or not ours is not")
  func silent() {
    #expect(Self.told([:]) == nil)
    #expect(
      Self.told([
        "QUKA_NOTIFY": "osc9", "QUKA_AMBIGUOUS_WIDTH": "auto", "QUKA_ASCII": "0",
        "QUKA_TITLE": "1", "QUKA_SCREEN_READER": "", "QUKA_SEED": "x", "TERM": "x",
      ]) == nil)
    #expect(
      Self.told([
        "QUKA_NOTIFY": "No", "QUKA_ASCII": "off", "QUKA_TITLE": "FALSE", "QUKA_MOUSE": "Yes",
        "QUKA_NO_MOUSE": "on", "QUKA_PROGRESS": "True",
      ]) == nil)
  }

  @Test(
    "every variable that is on or off takes the same words for it",
    arguments: [
      ("0", false), ("off", false), ("No", false), ("FALSE", false), ("1", true), ("On", true),
      ("yes", true), ("true", true), ("perhaps", true),
    ])
  func words(value: String, isOn: Bool) throws {
    func look(_ name: String) -> LookOptions { LookOptions([name: value]) }
    #expect(look("QUKA_ASCII").isASCII == isOn)
    #expect(look("QUKA_NO_ANIMATION").isStill == isOn)
    #expect(look("QUKA_SCREEN_READER").isLinear == isOn)
    #expect(TerminalNews(environment: ["QUKA_TITLE": value]).title == isOn)
    let known = ["QUKA_PROGRESS": value, "TERM": "xterm-ghostty"]
    #expect(TerminalNews(environment: known).progress == isOn)
    #expect((TerminalNews(environment: ["QUKA_NOTIFY": value]).notice == .off) != isOn)
    #expect(ChatOptions.mouse(option: nil, ["QUKA_MOUSE": value]) == isOn)
    #expect(ChatOptions.mouse(option: nil, ["QUKA_NO_MOUSE": value]) == (isOn ? false : nil))
    let demo = try ChatOptions.parse(["--mock"])
    #expect(try demo.launch(["QUKA_NO_KNOWLEDGE": value]).refusesKnowledge == isOn)
  }

  @Test("a value cannot drive the terminal, nor fill the screen")
  func hostile() throws {
    let value = "\u{1B}]0;x\u{7}" + String(repeating: "a", count: 500)
    let sentence = try #require(Self.told(["QUKA_NOTIFY": value]))
    #expect(sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    #expect(sentence.count < 100)
  }
}
