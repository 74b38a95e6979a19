import Glibc

/// Reads and writes files of a few lines.
enum SmallFile {
  /// Files of more bytes are not what they should be.
  static let limit = 65_536

  /// The text of a plain file in UTF-8; nil if it is none, is too long, or cannot be read.
  static func read(_ path: String) -> String? {
    // A pipe would make everything wait.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let taken = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if taken < 0 { return nil }
      if taken == 0 { break }
      count += taken
    }
    guard count <= limit else { return nil }
    return String(validating: bytes[..<count], as: UTF8.self)
  }

  /// Writes a text in place of a file, whole or not at all; folders on the way are made.
  /// - Returns: why it failed, as the system says it; nil when it did not.
  static func write(_ text: String, to path: String) -> String? {
    makeFolders(of: path)
    let temporary = path + ".new"
    // Made anew: a link that somebody put there would be followed, and a pipe would make everything wait.
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return reason }
    let bytes = Array(text.utf8)
    let isWritten = Glibc.write(file, bytes, bytes.count) == bytes.count
    close(file)
    guard isWritten, rename(temporary, path) == 0 else { return reason }
    return nil
  }

  private static func makeFolders(of path: String) {
    for index in path.indices.dropFirst() where path[index] == "/" {
      mkdir(String(path[..<index]), 0o700)
    }
  }

  private static var reason: String { SystemReason.words(errno) }
}
