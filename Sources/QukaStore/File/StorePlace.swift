import Glibc

/// Where the store's file is, or is to be.
struct StorePlace: Equatable, Sendable {
  static let name = "store.sqlite"
  /// What SQLite adds to the file's name for its own files (sqlite.org/tempfiles.html).
  static let companions = ["-wal", "-shm", "-journal"]

  /// The folder's path; nil when no place is known.
  let folder: String?

  /// Makes the folder and the file if they are missing, and both private.
  func prepare() throws(StoreProblem) -> StoreFile {
    guard let folder else { throw .noHome }
    let path = try PrivateFolder.prepare(folder) + "/" + Self.name
    try PrivateFile.make(path)
    for suffix in [""] + Self.companions { try PrivateFile.check(path + suffix) }
    guard let identity = FileIdentity(path: path) else {
      throw StoreProblem(systemCode: errno, at: path)
    }
    return StoreFile(path: path, identity: identity)
  }
}
