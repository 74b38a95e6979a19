import QukaScreen
import QukaText

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
    watchFiles()
  }

  /// Readable when a theme file may have changed; -1 if that is not noticed.
  var descriptor: Int32 { watch.descriptor }

  /// The theme that is wanted.
  var choice: ThemeChoice {
    get throws(ThemeProblem) { try library.choice(name) }
  }

  mutating func perform(_ effect: ThemeEffect) -> ThemeEvent? {
    switch effect {
    case .list: return .listed(library.all())
    case .remember(let name):
      self.name = name
      watchFiles()
      return library.remember(name).map(ThemeEvent.notRemembered)
    }
  }

  /// Takes what the watch told: the wanted theme, read anew; nil if nothing has changed.
  func reloaded() -> ThemeEvent? {
    guard watch.drain() else { return nil }
    // First: what is saved after it was read must be told.
    watchFiles()
    do throws(ThemeProblem) {
      return .reloaded(try choice)
    } catch {
      return .unreadable(error.isAbsent ? .gone(name) : error)
    }
  }

  private func watchFiles() {
    let own = ThemeLibrary.isPath(name) ? [name] : []
    watch.watch(library.folders.themes, files: library.files + own)
  }
}
