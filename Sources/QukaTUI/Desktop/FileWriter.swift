import Glibc
import QukaScreen

/// Writes a text to a file that a person named: all of it or nothing.
enum FileWriter {
  /// - Parameter over: whether a file that is there is replaced; only a regular one is, and it keeps its permissions.
  /// - Returns: how many bytes the file has.
  static func write(_ text: String, to path: String, over: Bool) throws(SaveFault) -> Int {
    over ? try replace(path, with: text) : try create(path, holding: text)
    return text.utf8.count
  }

  private static func create(_ path: String, holding text: String) throws(SaveFault) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw fault(errno, at: path) }
    let code = fill(file, text)
    guard code == 0 else {
      unlink(path)
      throw fault(code, at: path)
    }
  }

  /// Through a link its target is replaced, so that the link stays.
  private static func replace(_ path: String, with text: String) throws(SaveFault) {
    guard let found = realpath(path, nil) else {
      // It went meanwhile, or the link leads nowhere.
      return try create(path, holding: text)
    }
    defer { free(found) }
    let target = String(cString: found)
    var facts = stat()
    guard stat(target, &facts) == 0 else { throw fault(errno, at: target) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard access(target, W_OK) == 0 else { throw fault(errno, at: target) }
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    var template = Array((folder + ".quka-tui-" + String(repeating: "X", count: 6)).utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw fault(errno, at: target) }
    fchmod(file, facts.st_mode & 0o7777)
    var code = fill(file, text)
    if code == 0, rename(template, target) != 0 { code = errno }
    guard code == 0 else {
      unlink(template)
      throw fault(code, at: target)
    }
  }

  /// - Returns: 0, or the `errno`.
  static func fill(_ file: Int32, _ text: String) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = count < 0 ? errno : EIO
        close(file)
        return code
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(file) == 0 || errno == EINVAL else {
      let code = errno
      close(file)
      return code
    }
    // Some file systems tell only now that there was no room.
    return close(file) == 0 ? 0 : errno
  }

  private static func fault(_ code: Int32, at path: String) -> SaveFault {
    switch code {
    case EEXIST:
      var facts = stat()
      // A link that leads nowhere is no file either, and what it would make is not what was named.
      guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return .notAFile }
      return .exists
    case EISDIR: return .notAFile
    case ENOENT, ENOTDIR: return .noFolder
    default: return .failed(reason: SystemReason.words(code))
    }
  }
}
