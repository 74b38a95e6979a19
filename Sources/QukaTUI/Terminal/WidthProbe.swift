import QukaScreen
import QukaText

/// Asks the terminal how wide it draws some characters: it draws them, unseen, and tells where its cursor
/// is afterwards.
///
/// The text stands in the second row, because a report from the first, `CSI 1;2R`, is also what F3 with
/// Shift sends; concealed, erased by the same bytes that drew it, and in one synchronized update where the
/// terminal knows that. Nobody waits for the answers.
struct WidthProbe: Equatable, Sendable {
  private static let row = 1
  /// The widest that a terminal draws one of them, and a column beyond.
  private static let neededSize = Size(columns: 10, rows: 2)

  private var waiting: ArraySlice<Question> = []
  private(set) var widths: TerminalWidths
  private let scope: Scope
  private var signColumns: Int?

  /// - Parameter widths: what is assumed without an answer.
  init(_ widths: TerminalWidths, _ scope: Scope = Scope()) {
    self.widths = widths
    self.scope = scope
  }

  /// The bytes to write on a blank screen; none if the screen is too small to ask.
  mutating func ask(on size: Size) -> String {
    let questions = Question.allCases.filter(scope.contains)
    guard size.rows >= Self.neededSize.rows, size.columns >= Self.neededSize.columns,
      !questions.isEmpty
    else { return "" }
    waiting = questions[...]
    let texts = questions.map { "\r\($0.text)\u{1B}[6n" }.joined()
    return TerminalModes.beginSynchronized
      + "\u{1B}7\u{1B}[\(Self.row + 1);1H\u{1B}[0;8m\(texts)\u{1B}[m\u{1B}[2K\u{1B}8"
      + TerminalModes.endSynchronized
  }

  /// Takes a report of the cursor's position; they come in the order of the questions. Any other report
  /// than of the asked row is none of them.
  mutating func take(_ cursor: Point) {
    guard cursor.row == Self.row, let question = waiting.popFirst() else { return }
    switch question {
    case .ambiguous: widths.ambiguousIsWide = cursor.column == 2
    case .sign: signColumns = cursor.column
    case .conjunct: widths.syllables = Syllables(sign: signColumns, conjunct: cursor.column)
    case .selected, .joined, .flags, .toned, .new, .subdivision:
      if let kind = question.kind, cursor.column == 2 { widths.clusters.insert(kind) }
    }
  }

  /// Nothing more will come: what was not answered stays as assumed.
  mutating func finish() {
    waiting = []
  }
}
