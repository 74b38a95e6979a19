import QukaText

/// A row of the themes that one can choose from.
package enum ListedTheme: Equatable, Sendable {
  case theme(ThemeChoice)
  /// Its file is there, but is not understood.
  case broken(name: String, ThemeProblem)

  package var name: String {
    switch self {
    case .theme(let choice): choice.name
    case .broken(let name, _): name
    }
  }

  /// The theme; nil if it is broken.
  package var choice: ThemeChoice? {
    switch self {
    case .theme(let choice): choice
    case .broken: nil
    }
  }
}
