import Glibc
import QukaWire

extension Picture {
  /// The picture at a path, as far as its beginning and its size tell.
  package static func found(at path: String) throws(PictureProblem) -> Picture {
    let (file, facts) = try open(path)
    defer { close(file) }
    var beginning = [UInt8](repeating: 0, count: 12)
    let count = pread(file, &beginning, beginning.count, 0)
    guard count >= 0 else { throw .unreadable(reason: reason()) }
    guard let format = Format(beginning: beginning.prefix(count)) else { throw .noPicture }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Picture(
      path: path, name: name, bytes: facts.st_size, format: format, changedAt: changedAt(facts))
  }

  /// The file is still there, and has not changed since it was found.
  package var isAsFound: Bool {
    guard let now = try? Self.found(at: path) else { return false }
    return (now.bytes, now.format, now.changedAt) == (bytes, format, changedAt)
  }

  /// What the file holds, if it is still the one that was found.
  func content() throws(PictureProblem) -> [UInt8] {
    let (file, facts) = try Self.open(path)
    defer { close(file) }
    guard facts.st_size == bytes, changedAt == nil || changedAt == Self.changedAt(facts) else {
      throw .changed
    }
    var content: [UInt8] = []
    content.reserveCapacity(bytes)
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while content.count <= bytes {
      let count = read(file, &piece, piece.count)
      guard count >= 0 else { throw .unreadable(reason: Self.reason()) }
      if count == 0 { break }
      content += piece[..<count]
    }
    guard content.count == bytes, Format(beginning: content) == format else { throw .changed }
    return content
  }

  /// Opens a file that could go along; nothing is waited for.
  private static func open(
    _ path: String
  ) throws(PictureProblem) -> (descriptor: Int32, facts: stat) {
    let file = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(reason: reason())
    }
    var facts = stat()
    let problem: PictureProblem?
    if fstat(file, &facts) != 0 {
      problem = .unreadable(reason: reason())
    } else {
      switch facts.st_mode & S_IFMT {
      case S_IFREG where facts.st_size == 0: problem = .empty
      case S_IFREG where facts.st_size > mostBytes: problem = .tooLarge(bytes: facts.st_size)
      case S_IFREG: problem = nil
      case S_IFDIR: problem = .folder
      default: problem = .noPicture
      }
    }
    if let problem {
      close(file)
      throw problem
    }
    return (file, facts)
  }

  private static func changedAt(_ facts: stat) -> Int {
    facts.st_mtim.tv_sec * 1_000_000_000 + facts.st_mtim.tv_nsec
  }

  /// The system's words for what went wrong last.
  private static func reason() -> String {
    strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
  }
}
