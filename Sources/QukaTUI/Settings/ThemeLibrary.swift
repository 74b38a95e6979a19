import FoundationEssentials
import QukaScreen
import QukaText

/// Finds and reads themes: the built-in ones, and files on the search path.
struct ThemeLibrary: Sendable {
  let folders: UserFolders

  /// Themes that inherit from one another.
  private static let longestChain = 8

  /// A theme by its name, or by the path of its file.
  ///
  /// A name without a file stands for two themes, NAME-dark and NAME-light, of which the terminal's
  /// background chooses.
  func choice(_ name: String) throws(ThemeProblem) -> ThemeChoice {
    if let file = try theme(name) { return ThemeChoice(name: name, dark: file, light: file) }
    if let dark = try theme(name + "-dark"), let light = try theme(name + "-light") {
      return ThemeChoice(name: name, dark: dark, light: light)
    }
    if Self.isPath(name) { throw .noFile(name) }
    throw names.contains(name) ? .danglingLink(name) : .unknown(name)
  }

  /// The names of all themes, those that follow the terminal first.
  var names: [String] {
    var single = Set(ThemeFile.builtIn.keys)
    for folder in folders.themes { single.formUnion(Self.names(in: folder)) }
    let pairs = single.filter { $0.hasSuffix("-dark") }.map { String($0.dropLast(5)) }
      .filter { single.contains($0 + "-light") && !single.contains($0) }
    let isFirst = { (name: String) in name == ThemeChoice.quka.name }
    return pairs.sorted { isFirst($0) || (!isFirst($1) && $0 < $1) } + single.sorted()
  }

  /// Every theme, also those whose file is broken.
  func all() -> [ListedTheme] {
    names.map { name in
      do throws(ThemeProblem) {
        return .theme(try choice(name))
      } catch {
        return .broken(name: name, error)
      }
    }
  }

  /// The paths of all theme files.
  var files: [String] {
    folders.themes.flatMap { folder in Self.names(in: folder).map { "\(folder)/\($0).toml" } }
  }

  private static func names(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
  }

  // MARK: - One theme

  /// A single theme with all that it inherits; nil if there is none of that name.
  private func theme(_ name: String) throws(ThemeProblem) -> ThemeFile? {
    guard let (own, isBuiltIn) = try read(name) else { return nil }
    if isBuiltIn { return own }
    var file = own
    var seen = [name]
    while let parent = file.parent {
      guard !seen.contains(parent) else {
        throw .inheritsItself(name, through: seen[seen.count - 1])
      }
      guard seen.count < Self.longestChain else { throw .tooManyParents(name) }
      seen.append(parent)
      guard let (next, _) = try read(parent) else {
        throw .unknownParent(name, parent: parent)
      }
      file = file.inheriting(next)
    }
    let root = file.appearance == .light ? ThemeFile.qukaLight : .qukaDark
    return file.inheriting(root)
  }

  /// What stands in a theme's own file; without a file the built-in theme of that name.
  private func read(_ name: String) throws(ThemeProblem) -> (file: ThemeFile, isBuiltIn: Bool)? {
    for path in Self.isPath(name) ? [name] : folders.themes.map({ "\($0)/\(name).toml" }) {
      guard let text = SmallFile.read(path) else {
        guard FileManager.default.fileExists(atPath: path) else { continue }
        throw .unreadableFile(path)
      }
      do throws(TOMLError) {
        return (try ThemeFileReader.read(text), false)
      } catch {
        throw .invalidFile(path, line: error.line, error.fault)
      }
    }
    return ThemeFile.builtIn[name].map { ($0, true) }
  }

  /// Whether a theme is meant by its file's path.
  static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".toml")
  }

  // MARK: - The choice

  /// The theme that was chosen in an earlier run.
  var remembered: String? {
    guard let path = folders.chosenTheme, let text = SmallFile.read(path) else { return nil }
    let name = text.prefix { !$0.isNewline }
    return name.isEmpty ? nil : String(name)
  }

  /// Remembers a choice.
  /// - Returns: why it could not be remembered; nil when it was.
  func remember(_ name: String) -> SaveProblem? {
    guard let path = folders.chosenTheme else { return .noHome }
    return SmallFile.write(name + "\n", to: path).map { .unwritable(path, reason: $0) }
  }
}
