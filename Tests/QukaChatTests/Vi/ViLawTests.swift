import QukaTestSupport
import Testing

@testable import QukaChat

@Suite("vi, against a plain vi") struct ViLawTests {
  private static let pieces: [Character] = [
    "a", "b", "é", "_", "7", " ", " ", "\n", ".", ",", "👩‍👩‍👧", "🇫🇷",
  ]

  private enum Step {
    case move(PlainVi.Motion, Character)
    case delete(PlainVi.Motion, Character)
    case change(PlainVi.Motion, Character, [Character])
    case yank(PlainVi.Motion, Character)
    case deleteLine, putBefore, putBehind, undo
    case insert(Character, [Character])
    case replace(Character)

    /// What is typed for a change, if there is one: a motion may lead nowhere.
    func press(on driver: inout ViDriver) {
      driver.press(keys)
      guard case .change(_, _, let text) = self, driver.vi.isInserting else { return }
      driver.press(text + "⎋")
    }

    var keys: String {
      switch self {
      case .move(let motion, let wanted): motion.keys(wanted)
      case .delete(let motion, let wanted): "d" + motion.keys(wanted)
      case .change(let motion, let wanted, _): "c" + motion.keys(wanted)
      case .yank(let motion, let wanted): "y" + motion.keys(wanted)
      case .deleteLine: "dd"
      case .putBefore: "P"
      case .putBehind: "p"
      case .undo: "u"
      case .insert(let key, let text): String(key) + text + "⎋"
      case .replace(let character): "r\(character)"
      }
    }

    static func random(_ random: inout SeededGenerator) -> Step {
      let motion = PlainVi.Motion.allCases.randomElement(using: &random) ?? .h
      let wanted = ViLawTests.pieces.filter { $0 != "\n" }.randomElement(using: &random) ?? "a"
      let text = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
        ViLawTests.pieces.randomElement(using: &random) ?? "a"
      }
      return switch Int.random(in: 0..<20, using: &random) {
      case 0..<7: .move(motion, wanted)
      case 7..<9: .delete(motion, wanted)
      case 9..<11: .change(motion, wanted, text)
      case 11: .yank(motion, wanted)
      case 12: .deleteLine
      case 13: .putBefore
      case 14: .putBehind
      case 15: .undo
      case 16: .replace(wanted)
      default: .insert("iaIAoO".randomElement(using: &random) ?? "i", text)
      }
    }

    func perform(on plain: inout PlainVi, caret: Int) {
      switch self {
      case .move(let motion, let wanted): plain.move(motion, wanted)
      case .delete(let motion, let wanted): plain.delete(motion, wanted)
      case .change(let motion, let wanted, let text): plain.change(motion, wanted, to: text)
      case .yank(let motion, let wanted): plain.yank(motion, wanted)
      case .deleteLine: plain.deleteLine()
      case .putBefore: plain.put(isBefore: true)
      case .putBehind: plain.put(isBefore: false)
      case .undo: plain.undo(caret: caret)
      case .insert(let key, let text): plain.insert(key, text)
      case .replace(let character): plain.replaceCharacter(with: character)
      }
    }
  }

  @Test("every command of vi does what the plain one does, and is undone as one", arguments: 1...16)
  func commands(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let start = (0..<Int.random(in: 0..<16, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? "a"
      }
      var driver = ViDriver(String(start))
      var plain = PlainVi(start, caret: driver.composer.caret)
      var keys = ""
      for _ in 0..<40 {
        let step = Step.random(&random)
        keys += step.keys + " "
        step.press(on: &driver)
        step.perform(on: &plain, caret: driver.composer.caret)
        guard driver.composer.characters == plain.text, driver.composer.caret == plain.caret,
          driver.vi.mode == .normal
        else {
          Issue.record(
            "\(String(start).debugDescription) \(keys): \(driver.shown.debugDescription), not \(String(plain.text).debugDescription) at \(plain.caret)"
          )
          return
        }
      }
    }
  }

  @Test(
    "whatever is pressed, the caret stands in the text, and undo leads back to the first text",
    arguments: 1...12)
  func anyKeys(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let keys = Array(
      "hjkl0^$wbeWBEfFtT;,GgxXDCSsr~JiaIAoOdcyYpPuvV.123⎋⎋⎋⌫\"'()[]{}%|_ /?q我来到北京👩‍👩‍👧\n\u{301}")
    for _ in 0..<40 {
      let start = "one (two) \"three\"\n我来到北京清华大学\n\nlast"
      var driver = ViDriver(start)
      for _ in 0..<80 {
        driver.press(String(keys.randomElement(using: &random) ?? "h"))
        let count = driver.composer.characters.count
        #expect((0...count).contains(driver.composer.caret))
        #expect(driver.composer.characters.elementsEqual(driver.composer.text))
      }
      driver.press("⎋⎋")
      #expect(driver.vi.mode == .normal && driver.composer.selection == nil)
      while driver.composer.canUndo { driver.composer.undo() }
      #expect(driver.composer.text == start)
    }
  }
}
