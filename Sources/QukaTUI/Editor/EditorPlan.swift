import QukaScreen

/// Which editor to start, decided from the environment.
enum EditorPlan {
  struct Command: Equatable, Sendable {
    /// Where the program is.
    var path: String
    /// Its arguments, of which the first is its name; the file's path comes behind them.
    var arguments: [String]
  }

  /// Asked in this order; an empty one counts as none.
  private static let variables = ["VISUAL", "EDITOR"]
  /// Where neither names one, the first of them that is there.
  private static let usual = ["vi", "sensible-editor", "nano"]

  /// - Parameter isProgram: whether a path is that of a program.
  static func command(
    _ environment: [String: String],
    isProgram: (String) -> Bool = ProgramSearch.isProgram
  ) throws(EditorProblem) -> Command {
    for variable in variables {
      guard let value = environment[variable], !value.isEmpty else { continue }
      guard let words = ShellWords.split(value) else { throw .unclosed(variable: variable) }
      guard let name = words.first, !name.isEmpty else {
        throw .namesNothing(variable: variable)
      }
      guard let path = ProgramSearch.path(of: name, environment, isProgram: isProgram) else {
        throw .notFound(variable: variable, program: name)
      }
      return Command(path: path, arguments: words)
    }
    for name in usual {
      if let path = ProgramSearch.path(of: name, environment, isProgram: isProgram) {
        return Command(path: path, arguments: [name])
      }
    }
    throw .noEditor
  }
}
