import Glibc

/// A token kept in a file, or handed over in a pipe.
enum TokenFile {
  enum Problem: Equatable {
    case unopened
    case unreadable
    case tooLong
    case noText
    case folder
    /// It would show the token.
    case terminal
  }

  /// Tokens are short; anything longer is something else.
  static let limit = 65_536

  /// A pipe is waited for: the program at its other end may still ask for a password. Ctrl-C ends the wait.
  static func read(_ path: String) throws(LaunchProblem) -> String {
    try TerminalSignals.actAsUsual { () throws(LaunchProblem) in try contents(of: path) }
  }

  private static func contents(of path: String) throws(LaunchProblem) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else {
      throw .tokenFile(path, .unopened)
    }
    defer { close(file) }
    try refuse(file, path)
    guard let bytes = bytes(of: file) else {
      throw .tokenFile(path, .unreadable)
    }
    guard bytes.count <= limit else {
      throw .tokenFile(path, .tooLong)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .tokenFile(path, .noText)
    }
    // Editors leave a byte order mark; it says nothing here.
    let isMarked = text.unicodeScalars.first == "\u{FEFF}"
    return String(text.unicodeScalars.dropFirst(isMarked ? 1 : 0))
  }

  /// What opens, but is no place for a token.
  private static func refuse(_ file: Int32, _ path: String) throws(LaunchProblem) {
    var facts = stat()
    if fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR {
      throw .tokenFile(path, .folder)
    }
    if isatty(file) == 1 {
      throw .tokenFile(path, .terminal)
    }
  }

  /// All of a short file; of a longer one, or one without an end, one byte more than the limit.
  private static func bytes(of file: Int32) -> ArraySlice<UInt8>? {
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let taken = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if taken < 0, errno == EINTR { continue }
      guard taken >= 0 else { return nil }
      if taken == 0 { break }
      count += taken
    }
    return bytes[..<count]
  }
}
