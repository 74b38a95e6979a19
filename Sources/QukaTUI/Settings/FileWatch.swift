import FoundationEssentials
import Glibc

/// Tells when a theme file is written anew, or goes; the kernel wakes us, nothing is polled.
///
/// Folders are watched, not files: editors write a new file and rename it over the old one. The folders above
/// are watched too, because a checkout or a dotfile manager may take a folder away and make it again.
final class FileWatch {
  /// Readable when something happened in a watched folder; -1 where the kernel has no inotify left.
  let descriptor: Int32
  private var folders: [String] = []
  private var files: [String] = []
  /// What the kernel watches, by path.
  private var watches: [String: Int32] = [:]
  /// Files that count whatever they end in: those given by their path, and those that links lead to.
  private var names: Set<String> = []

  /// Folders above a watched one that are watched even when it is there: `quka-tui` and `.config`.
  private static let levels = 2
  /// Links that lead to links.
  private static let longestChain = 8
  private static let within = above | UInt32(IN_CLOSE_WRITE)
  private static let above =
    UInt32(IN_CREATE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
    | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR) | UInt32(IN_MASK_ADD)

  init() {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Watches these folders, also those that are not there yet, and these files, also where they are links.
  func watch(_ folders: [String], files: [String]) {
    self.folders = folders
    self.files = files
    arm()
  }

  /// Takes what happened; true if a theme file may have changed.
  func drain() -> Bool {
    var events: [FolderEvent] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while descriptor >= 0 {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      events += FolderEvent.all(in: buffer[..<count])
    }
    guard !events.isEmpty else { return false }
    let isAbout = events.contains(where: isAboutThemes)
    let before = folders.map { watches[$0] }
    arm()
    // A folder that came, or another one in its place, may hold other themes.
    return isAbout || before != folders.map { watches[$0] }
  }

  private func isAboutThemes(_ event: FolderEvent) -> Bool {
    if event.has(IN_Q_OVERFLOW) { return true }
    guard event.name.hasSuffix(".toml") || names.contains(event.name) else { return false }
    if event.has(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE) { return true }
    // A file that is only made is still empty: what is written into it comes later. A link is whole.
    return event.has(IN_CREATE)
      && watches.contains { path, watch in
        watch == event.watch && Self.target(of: path + "/" + event.name) != nil
      }
  }

  // MARK: - What the kernel watches

  private func arm() {
    guard descriptor >= 0 else { return }
    let steps = files.flatMap(Self.steps)
    names = Set(steps.map(\.name))
    var fresh: [String: Int32] = [:]
    for folder in folders + steps.map(\.folder) where fresh[folder] == nil {
      add(folder, to: &fresh)
    }
    for watch in Set(watches.values).subtracting(fresh.values) {
      inotify_rm_watch(descriptor, watch)
    }
    watches = fresh
  }

  /// Watches a folder and what is above it, up to the first that is there.
  private func add(_ folder: String, to fresh: inout [String: Int32]) {
    var missing: [String] = []
    var path = folder
    for level in 0... {
      let watch = inotify_add_watch(descriptor, path, level == 0 ? Self.within : Self.above)
      if watch >= 0 { fresh[path] = watch } else { missing.append(path) }
      if level >= Self.levels, watch >= 0 { break }
      guard let parent = Self.parent(of: path) else { break }
      path = parent
    }
    // What was made before its parent was watched has told nobody.
    for path in missing.reversed() {
      let watch = inotify_add_watch(descriptor, path, path == folder ? Self.within : Self.above)
      guard watch >= 0 else { break }
      fresh[path] = watch
    }
  }

  private static func parent(of path: String) -> String? {
    guard path != "/", path != "." else { return nil }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  // MARK: - Links

  /// The places on the way from a path to its file: itself, and where it leads if it is a link.
  private static func steps(to file: String) -> [(folder: String, name: String)] {
    var steps: [(folder: String, name: String)] = []
    var path = file
    while let folder = parent(of: path), steps.count < longestChain {
      steps.append(
        (
          folder,
          String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
        ))
      guard let target = target(of: path) else { break }
      path = target.hasPrefix("/") ? target : folder + "/" + target
    }
    return steps
  }

  /// Where a link leads; nil if it is none.
  private static func target(of path: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: path)
  }
}
