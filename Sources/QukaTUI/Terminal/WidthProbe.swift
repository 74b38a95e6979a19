/// Asks the terminal how wide it draws some characters: it draws them, unseen, and tells where its cursor
/// is afterwards.
///
/// The text stands in the second row, because a report from the first, `CSI 1;2R`, is also what F3 with
/// Shift sends; concealed, and erased by the same bytes that drew it. Nobody waits for the answers.
struct WidthProbe: Equatable, Sendable {
  private enum Question: CaseIterable {
    case ambiguous, selected, joined, flags, toned, new

    /// One character whose width tells that of its kind.
    var text: String {
      switch self {
      // The one that Vim asks for.
      case .ambiguous: "\u{25BD}"
      case .selected: "\u{2764}\u{FE0F}"
      case .joined: "\u{1F469}\u{200D}\u{1F4BB}"
      case .flags: "\u{1F1E9}\u{1F1EA}"
      case .toned: "\u{1F44D}\u{1F3FD}"
      case .new: "\u{1FAE9}"
      }
    }

    var kind: TerminalWidths.Clusters? {
      switch self {
      case .ambiguous: nil
      case .selected: .selected
      case .joined: .joined
      case .flags: .flags
      case .toned: .toned
      case .new: .new
      }
    }
  }

  private static let row = 1
  /// The widest that a terminal draws one of them, and a column beyond.
  private static let neededSize = Size(columns: 6, rows: 2)

  private var waiting: ArraySlice<Question> = []
  private(set) var widths: TerminalWidths
  private let asksAmbiguous: Bool
  private let asksClusters: Bool

  /// - Parameters:
  ///   - widths: what is assumed without an answer.
  ///   - asksAmbiguous: false if somebody has said it.
  ///   - asksClusters: false where the answer would be another's: below tmux and GNU screen, whose own
  ///     terminal may draw them in other columns than they believe.
  init(_ widths: TerminalWidths, asksAmbiguous: Bool, asksClusters: Bool) {
    self.widths = widths
    self.asksAmbiguous = asksAmbiguous
    self.asksClusters = asksClusters
  }

  /// The bytes to write on a blank screen; none if the screen is too small to ask.
  mutating func ask(on size: Size) -> String {
    let questions = Question.allCases.filter { $0.kind == nil ? asksAmbiguous : asksClusters }
    guard size.rows >= Self.neededSize.rows, size.columns >= Self.neededSize.columns,
      !questions.isEmpty
    else { return "" }
    waiting = questions[...]
    let texts = questions.map { "\r\($0.text)\u{1B}[6n" }.joined()
    return "\u{1B}7\u{1B}[\(Self.row + 1);1H\u{1B}[0;8m\(texts)\u{1B}[m\u{1B}[2K\u{1B}8"
  }

  /// Takes a report of the cursor's position; they come in the order of the questions. Any other report
  /// than of the asked row is none of them.
  mutating func take(_ cursor: Point) {
    guard cursor.row == Self.row, let question = waiting.popFirst() else { return }
    if let kind = question.kind {
      if cursor.column == 2 { widths.clusters.insert(kind) }
    } else {
      widths.ambiguousIsWide = cursor.column == 2
    }
  }

  /// Nothing more will come: what was not answered stays as assumed.
  mutating func finish() {
    waiting = []
  }
}
