import QukaTestSupport
import Testing

@testable import QukaChat

@Suite("Editing, against a plain editor") struct EditingLawTests {
  /// Pieces that grow together with their neighbours, and pieces that do not.
  private static let pieces = [
    "a", "b", "_", "7", " ", "\n", "\t", "🇩", "🇪", "🇫🇷", "\u{301}", "\u{200D}", "👩", "👩‍👩‍👧",
    "\u{1F3FD}", "ᄀ",
    "ᅡ", "한", "ש", "ל", "שלום", "é", "e\u{301}", "नमस्ते", "word ", "two words", "x\u{302}\ny", "\r\n",
    "1️⃣",
    "\u{FE0F}",
  ]

  /// Ideographs and kana, whose words the plain editor does not know.
  private static let dictionary = ["汉字", "今天天气很好", "漢\u{E0100}", "がか\u{3099}", "ﾊﾟ", "สวัสดี"]

  private enum Step {
    case insert(String)
    case paste(String)
    case back, forward, cut, all
    case kill(Composer.Kill)
    case move(Composer.Motion)
    case select(Composer.Motion)

    /// It goes by words.
    var isOfWords: Bool {
      switch self {
      case .kill(let kill): kill == .wordBackward || kill == .wordForward
      case .move(let motion), .select(let motion): motion == .wordLeft || motion == .wordRight
      case .insert, .paste, .back, .forward, .cut, .all: false
      }
    }

    static func random(
      _ random: inout SeededGenerator, _ pieces: [String] = EditingLawTests.pieces
    ) -> Step {
      switch Int.random(in: 0..<20, using: &random) {
      case 0:
        .paste(String(repeating: pieces.randomElement(using: &random) ?? "a", count: 1_001) + "a")
      case 1..<9: .insert(pieces.randomElement(using: &random) ?? "a")
      case 9: .back
      case 10: .forward
      case 11: Int.random(in: 0..<4, using: &random) == 0 ? .all : .cut
      case 12: .kill(Composer.Kill.allCases.randomElement(using: &random) ?? .toLineEnd)
      case 13..<17: .move(Composer.Motion.allCases.randomElement(using: &random) ?? .left)
      default: .select(Composer.Motion.allCases.randomElement(using: &random) ?? .left)
      }
    }

    func perform(on composer: inout Composer) {
      switch self {
      case .insert(let text): composer.insert(text)
      case .paste(let text): composer.paste(text)
      case .back: composer.deleteBackward()
      case .forward: composer.deleteForward()
      case .cut: _ = composer.cut()
      case .all: composer.selectAll()
      case .kill(let kill): composer.kill(kill)
      case .move(let motion): composer.move(motion)
      case .select(let motion): composer.select(motion)
      }
    }

    func perform(on editor: inout PlainEditor) {
      switch self {
      case .insert(let text): editor.insert(text)
      case .paste(let text): editor.paste(text)
      case .back: editor.deleteBackward()
      case .forward: editor.deleteForward()
      case .cut: editor.cut()
      case .all: editor.selectAll()
      case .kill(let kill): editor.kill(kill)
      case .move(let motion): editor.move(motion)
      case .select(let motion): editor.select(motion)
      }
    }
  }

  private static func state(_ composer: Composer) -> PlainEditor.State {
    PlainEditor.State(
      scalars: composer.characters.map { $0.unicodeScalars.map(\.value) }, caret: composer.caret,
      anchor: composer.selection == nil ? nil : composer.anchor,
      pieces: composer.pieces.map(\.text))
  }

  @Test(
    "every command does what the plain editor does", arguments: 1...12, [false, true])
  func commands(_ seed: UInt64, withIdeographs: Bool) {
    var random = SeededGenerator(seed: seed)
    let pieces = withIdeographs ? Self.pieces + Self.dictionary : Self.pieces
    for _ in 0..<60 {
      var start = ""
      for _ in 0..<Int.random(in: 0..<6, using: &random) {
        start += pieces.randomElement(using: &random) ?? "a"
      }
      var composer = Composer(start)
      var editor = PlainEditor(start)
      var steps: [Step] = []
      for _ in 0..<40 {
        let step = Step.random(&random, pieces)
        if withIdeographs, step.isOfWords { continue }
        steps.append(step)
        step.perform(on: &composer)
        step.perform(on: &editor)
        guard Self.state(composer) == editor.state else {
          Issue.record("\(steps) on \(start.debugDescription): \(composer.text.debugDescription)")
          return
        }
        let marks = composer.characters.indices.filter {
          composer.characters[$0] == PlainEditor.mark
        }
        #expect(composer.pieces.map(\.place) == marks)
        // What is kept in characters is what its text would be.
        if marks.isEmpty { #expect(composer.characters.elementsEqual(composer.text)) }
      }
    }
  }

  @Test(
    "undo goes back through states that were there to the first one, and redo the same way forth",
    arguments: 1...12)
  func undoing(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let start = Self.pieces.randomElement(using: &random) ?? ""
      var composer = Composer(start)
      var former = [Self.state(composer)]
      for _ in 0..<Int.random(in: 1..<60, using: &random) {
        Step.random(&random, Self.pieces + Self.dictionary).perform(on: &composer)
        former.append(Self.state(composer))
        // Back and forth in between, too; what is undone and not done again is given up with the next edit.
        if Int.random(in: 0..<12, using: &random) == 0 {
          for _ in 0..<Int.random(in: 0..<4, using: &random) { composer.undo() }
          for _ in 0..<Int.random(in: 0..<4, using: &random) { composer.redo() }
          former.append(Self.state(composer))
        }
      }
      while composer.canRedo { composer.redo() }
      var way: [PlainEditor.State] = []
      while composer.canUndo {
        composer.undo()
        way.append(Self.state(composer))
        guard former.contains(Self.state(composer)) else {
          Issue.record("\(seed): \(composer.text.debugDescription) was never there")
          return
        }
      }
      #expect(composer.characters.elementsEqual(start), "\(seed)")
      // Forth to each text where the way back began, and back once more the same way.
      while composer.canRedo { composer.redo() }
      var again: [PlainEditor.State] = []
      while composer.canUndo {
        composer.undo()
        again.append(Self.state(composer))
      }
      #expect(again == way)
    }
  }
}
