import QukaText

extension WidthProbe {
  /// What is asked, in this order: each is one text whose columns tell those of its kind.
  enum Question: CaseIterable, Sendable {
    case ambiguous, selected, joined, flags, toned, new, subdivision, sign, conjunct

    var text: String {
      switch self {
      // The one that Vim asks for.
      case .ambiguous: "\u{25BD}"
      case .selected: "\u{2764}\u{FE0F}"
      case .joined: "\u{1F469}\u{200D}\u{1F4BB}"
      case .flags: "\u{1F1E9}\u{1F1EA}"
      case .toned: "\u{1F44D}\u{1F3FD}"
      case .new: "\u{1FAE9}"
      // Wales.
      case .subdivision: "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}"
      // का and क्ष.
      case .sign: "\u{915}\u{93E}"
      case .conjunct: "\u{915}\u{94D}\u{937}"
      }
    }

    /// The kind of clusters of two columns that it tells of.
    var kind: TerminalWidths.Clusters? {
      switch self {
      case .ambiguous, .sign, .conjunct: nil
      case .selected: .selected
      case .joined: .joined
      case .flags: .flags
      case .toned: .toned
      case .new: .new
      case .subdivision: .subdivisions
      }
    }
  }

  /// Whose answers count.
  struct Scope: Equatable, Sendable {
    /// False if somebody has said how wide ambiguous characters are.
    var ambiguous = true
    /// False below tmux and GNU screen, which answer for themselves: an emoji has a good stand-in, so the
    /// doubt whether the terminal around them agrees decides.
    var clusters = true
    /// False below tmux and GNU screen on a terminal that is known to join syllables: it would draw in fewer
    /// columns what they tell to draw.
    var syllables = true

    func contains(_ question: Question) -> Bool {
      switch question {
      case .ambiguous: ambiguous
      case .selected, .joined, .flags, .toned, .new, .subdivision: clusters
      case .sign, .conjunct: syllables
      }
    }
  }
}
