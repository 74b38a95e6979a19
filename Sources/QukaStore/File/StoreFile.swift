import Glibc

/// The store's file as it was found.
struct StoreFile: Equatable, Sendable {
  /// Absolute and without symbolic links.
  let path: String
  let identity: FileIdentity

  /// Whether the path still leads to it: another process may have set it aside.
  var isInPlace: Bool { FileIdentity(path: path) == identity }

  /// The file that has the path now.
  var successor: StoreFile? {
    FileIdentity(path: path).map { StoreFile(path: path, identity: $0) }
  }
}

/// Damaged files, which are kept beside the new one: the last has the number 1.
extension StoreFile {
  /// Gives the file another name, beside it.
  /// - Returns: its new path; nil when it has none.
  func setAside(keeping limit: Int) -> String? {
    guard isInPlace, limit >= 1 else { return nil }
    remove(damagedPath(limit))
    for number in stride(from: limit - 1, through: 1, by: -1) {
      move(damagedPath(number), to: damagedPath(number + 1))
    }
    guard move(path, to: damagedPath(1)) else { return nil }
    return damagedPath(1)
  }

  /// Removes all that were set aside.
  func removeDamaged(upTo limit: Int) {
    for number in stride(from: 1, through: limit, by: 1) { remove(damagedPath(number)) }
  }

  private func damagedPath(_ number: Int) -> String { "\(path).damaged-\(number)" }

  /// The file goes first: SQLite takes no journal for that of an empty file (sqlite.org/fileformat2.html §3).
  @discardableResult
  private func move(_ from: String, to: String) -> Bool {
    guard rename(from, to) == 0 else { return false }
    for suffix in StorePlace.companions { rename(from + suffix, to + suffix) }
    return true
  }

  private func remove(_ path: String) {
    for suffix in [""] + StorePlace.companions { unlink(path + suffix) }
  }
}
