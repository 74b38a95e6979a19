import Glibc

@testable import QukaStore

/// The file of a store that is measured.
final class MeasuredFile {
  private let folder: String
  /// Stays open: closing it would release SQLite's locks (sqlite.org/howtocorrupt.html §2.2).
  private lazy var descriptor = open(path, O_RDONLY)

  init(folder: String) {
    self.folder = folder
  }

  private var path: String { "\(folder)/\(StorePlace.name)" }

  var exists: Bool { access(path, F_OK) == 0 }

  /// A million messages take more than is kept unless set otherwise.
  static let limits: StoreLimits = {
    var limits = StoreLimits()
    limits.fileBytes = 8 << 30
    return limits
  }()

  func store() -> Store {
    // The check of the whole file runs beside everything else, and would be counted.
    let configuration = StoreConfiguration(limits: Self.limits, checksFile: false)
    return Store(folder: folder, configuration: configuration) { problem in
      // Whoever fills it is quicker.
      if problem != .overflow { print("problem \(problem)") }
    }
  }

  func connection(by migrations: [Migration] = Schema.migrations) throws -> Connection {
    let file = try StorePlace(folder: folder).prepare()
    let connection = try Connection(path: file.path, busyTimeout: .seconds(5))
    try connection.choose(.writeAhead, within: Self.limits)
    try connection.configure(largestPageCount: nil)
    try connection.migrate(by: migrations)
    return connection
  }

  func printSize() throws {
    let connection = try connection()
    let index = try connection.integer("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'finding%'")
    let text = try connection.integer("SELECT sum(length(CAST(text AS BLOB))) FROM message")
    let file = try connection.fileBytes
    print(
      "  text \(text >> 20) MiB, file \(file >> 20) MiB, of it the index \(index >> 20) MiB: "
        + "\(100 * index / text) % of the text")
  }

  /// Takes the file out of the system's memory.
  func forget() {
    fsync(descriptor)
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
  }

  /// Reads it once, so that the system's memory has it.
  func remember() {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    lseek(descriptor, 0, SEEK_SET)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
