/// Keeps the themes of a running program: lists them, remembers the choice, notices a saved file.
struct ThemeDesk {
  let library: ThemeLibrary
  private let watch = FileWatch()
  /// The theme that is wanted, though its file may be broken now.
  private var name: String

  /// - Parameter name: the theme that was asked for.
  init(library: ThemeLibrary, name: String) {
    self.library = library
    self.name = name
    watchFolders()
  }

  /// Readable when a theme file may have changed; -1 if that is not noticed.
  var descriptor: Int32 { watch.descriptor }

  /// The theme that is wanted.
  var choice: ThemeChoice {
    get throws(ThemeLibrary.Problem) { try library.choice(name) }
  }

  mutating func perform(_ effect: ThemeEffect) -> ThemeEvent? {
    switch effect {
    case .list:
      let (choices, problem) = library.all()
      return .listed(choices, problem: problem)
    case .remember(let name):
      self.name = name
      watchFolders()
      return library.remember(name).map(ThemeEvent.failed)
    }
  }

  /// Takes what the watch told: the wanted theme, read anew; nil if nothing has changed.
  func reloaded() -> ThemeEvent? {
    guard watch.drain() else { return nil }
    do throws(ThemeLibrary.Problem) {
      return .reloaded(try choice)
    } catch {
      return .failed(error.sentence)
    }
  }

  private func watchFolders() {
    let own = name.lastIndex(of: "/").map { String(name[..<$0]) }
    let path = name.hasSuffix(".toml") ? [own ?? "."] : []
    watch.watch(library.folders.themes + path)
  }
}
