import Glibc
import QukaChat
import QukaScreen

/// A token kept in a file, or handed over in a pipe.
enum TokenFile {
  /// Tokens are short; anything longer is something else.
  static let limit = 65_536

  /// A pipe is waited for: the program at its other end may still ask for a password. Ctrl-C ends the wait.
  static func read(_ path: String) throws(Failure) -> String {
    try TerminalSignals.actAsUsual { () throws(Failure) in try contents(of: path) }
  }

  private static func contents(of path: String) throws(Failure) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else {
      throw Failure(
        sentence: "The token file \(path) cannot be read. Does it exist, may you read it?")
    }
    defer { close(file) }
    try refuse(file, path)
    guard let bytes = bytes(of: file) else {
      throw Failure(sentence: "The token file \(path) cannot be read.")
    }
    guard bytes.count <= limit else {
      throw Failure(sentence: "The file \(path) is too long for a token.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(sentence: "The file \(path) does not hold a token: it is no text in UTF-8.")
    }
    // Editors leave a byte order mark; it says nothing here.
    let isMarked = text.unicodeScalars.first == "\u{FEFF}"
    return String(text.unicodeScalars.dropFirst(isMarked ? 1 : 0))
  }

  /// What opens, but is no place for a token.
  private static func refuse(_ file: Int32, _ path: String) throws(Failure) {
    var facts = stat()
    if fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR {
      throw Failure(sentence: "The token file \(path) is a folder. Name the file in it.")
    }
    if isatty(file) == 1 {
      throw Failure(
        sentence: "The token file \(path) is a terminal, which would show the token. Use a pipe.")
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
