import Glibc

/// Where the program's files are, after the XDG Base Directory Specification.
struct UserFolders: Equatable, Sendable {
  /// Folders that may hold themes; what is found first counts.
  let themes: [String]
  /// The file that remembers the chosen theme; nil without a home.
  let chosenTheme: String?
  /// The folder for what is kept; nil without a home.
  let state: String?
  /// The file that remembers the toggles of each space; nil without a home.
  let toggles: String?
  /// The file with the person's own keys; nil without a home.
  let keys: String?

  /// - Parameter program: the path of the running program.
  init(environment: [String: String], program: String) {
    func folder(_ name: String, inHome place: String) -> String? {
      // The specification has relative paths ignored.
      if let path = environment[name], path.hasPrefix("/") { return path }
      guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
      return home + "/" + place
    }
    let system = environment["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0 }
    let shared = (system ?? "/usr/local/share:/usr/share").split(separator: ":").map(String.init)
    var places = [
      folder("XDG_CONFIG_HOME", inHome: ".config"), folder("XDG_DATA_HOME", inHome: ".local/share"),
      Self.parent(of: program, levels: 2).map { $0 + "/share" },
    ].compactMap { $0 }
    places += shared.filter { $0.hasPrefix("/") }
    themes = places.map { $0 + "/quka-tui/themes" } + Self.sourceFolders(of: program)
    state = folder("XDG_STATE_HOME", inHome: ".local/state").map { $0 + "/quka-tui" }
    chosenTheme = state.map { $0 + "/theme" }
    toggles = state.map { $0 + "/toggles" }
    keys = folder("XDG_CONFIG_HOME", inHome: ".config").map { $0 + "/quka-tui/keys.toml" }
  }

  /// The folders of the running process.
  static func current(environment: [String: String]) -> UserFolders {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { readlink("/proc/self/exe", $0, text.count) } ?? 0
      }
    }
    let program = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    return UserFolders(environment: environment, program: program)
  }

  /// A program that was built and not installed stands below its sources.
  private static func sourceFolders(of program: String) -> [String] {
    (2...6).compactMap { parent(of: program, levels: $0) }
      .filter { access($0 + "/Package.swift", R_OK) == 0 }
      .prefix(1).map { $0 + "/themes" }
  }

  private static func parent(of path: String, levels: Int) -> String? {
    var rest = path[...]
    for _ in 0..<levels {
      guard let slash = rest.lastIndex(of: "/") else { return nil }
      rest = rest[..<slash]
    }
    return String(rest)
  }
}
