import FoundationEssentials
import Glibc
import QukaScreen

/// A folder that nobody else can read, with one file in it for an editor.
///
/// Whatever the editor writes beside the file, backups and swap files, is in the folder, so that it goes with it. While
/// the program uses the folder it holds a lock on it, which the kernel takes from a program that was killed.
final class EditFolder {
  private static let prefix = "quka-tui-edit-"
  /// A folder that was left, by a killed program or for the person, goes after so long.
  static let keptSeconds = 86_400

  let path: String
  private let name: String
  /// The folder itself, whatever its path leads to by now.
  private let descriptor: Int32

  /// The file's path.
  var file: String { "\(path)/\(name)" }

  /// A folder with a file in it that holds these bytes.
  static func make(
    holding bytes: [UInt8], _ environment: [String: String]
  ) throws(EditorProblem) -> EditFolder {
    if let base = runtimeFolder(environment), let folder = try? EditFolder(bytes, below: base) {
      return folder
    }
    return try EditFolder(bytes, below: "/tmp")
  }

  /// - Parameter base: a folder in which only its owner and that of a file can rename that file.
  init(_ bytes: [UInt8], below base: String) throws(EditorProblem) {
    Self.sweep(base, before: time(nil) - Self.keptSeconds)
    var template = Array((base + "/" + Self.prefix + String(repeating: "X", count: 6)).utf8CString)
    guard mkdtemp(&template) != nil else { throw Self.problem(errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Editors list files by their names alone.
    name = "question-\(path.suffix(6)).md"
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.problem(errno) }
    flock(descriptor, LOCK_SH | LOCK_NB)
    let code = write(bytes)
    if code != 0 {
      remove()
      throw Self.problem(code)
    }
  }

  deinit { close(descriptor) }

  /// - Returns: 0, or the `errno`.
  private func write(_ bytes: [UInt8]) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(descriptor, name, flags, 0o600)
    guard file >= 0 else { return errno }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        defer { close(file) }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    // Some file systems tell only now that there was no room.
    return close(file) == 0 ? 0 : errno
  }

  /// What the file holds now; no link is followed and nothing is waited for.
  func read(atMost limit: Int) -> EditedFile {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return errno == ENOENT ? .missing : .unreadable }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return .unreadable }
    guard facts.st_size <= limit else { return .tooLong }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      guard count >= 0 else { return .unreadable }
      if count == 0 { return .bytes(bytes) }
      bytes += piece[..<count]
      // It grows while it is read.
      if bytes.count > limit { return .tooLong }
    }
  }

  /// Something else is in the folder.
  var hasOthers: Bool { Self.names(in: path).contains { $0 != name } }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private static func problem(_ code: Int32) -> EditorProblem {
    .noFile(reason: SystemReason.words(code))
  }

  private static func names(in path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }
}

// MARK: - Where, and what was left there

extension EditFolder {
  /// The folder that the system made for the person's running programs, if it is theirs alone.
  static func runtimeFolder(_ environment: [String: String]) -> String? {
    guard let path = environment["XDG_RUNTIME_DIR"], path.hasPrefix("/"),
      let facts = facts(of: path), facts.st_mode & S_IFMT == S_IFDIR, facts.st_uid == geteuid(),
      facts.st_mode & 0o777 == 0o700
    else { return nil }
    return path
  }

  /// Removes the folders of ours that were left and that nothing has changed in since a time, in Unix seconds.
  static func sweep(_ base: String, before end: Int) {
    for name in names(in: base) where name.hasPrefix(prefix) {
      let path = "\(base)/\(name)"
      let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard folder >= 0 else { continue }
      defer { close(folder) }
      var facts = stat()
      guard fstat(folder, &facts) == 0, facts.st_uid == geteuid(), facts.st_mtim.tv_sec < end,
        flock(folder, LOCK_EX | LOCK_NB) == 0,
        names(in: path).allSatisfy({ name in
          Self.facts(of: "\(path)/\(name)").map { $0.st_mtim.tv_sec < end } ?? true
        })
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// Of what stands at the path itself: no link is followed.
  private static func facts(of path: String) -> stat? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts : nil
  }
}
