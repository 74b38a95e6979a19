import FoundationEssentials
import Glibc
import QukaTestSupport
import QukaWire
import Synchronization

@testable import QukaStore

/// A folder for a store, and what the store says.
final class StoreHome {
  let temporary: TemporaryFolder
  let problems = ProblemList()

  init() throws { temporary = try TemporaryFolder() }

  var folder: String { temporary.path + "/state/quka-tui" }
  var path: String { folder + "/store.sqlite" }

  func store(_ change: (inout StoreConfiguration) -> Void = { _ in }) -> Store {
    var configuration = StoreConfiguration()
    change(&configuration)
    return Store(folder: folder, configuration: configuration) { [problems] in problems.add($0) }
  }

  /// A connection beside the store's.
  func connection() throws -> Connection {
    let connection = try Connection(path: path, busyTimeout: .seconds(5))
    try connection.run("PRAGMA foreign_keys = ON")
    return connection
  }

  /// The bytes of all files of the folder.
  var bytes: [UInt8] {
    names.reduce(into: []) { bytes, name in
      bytes += (try? Data(contentsOf: URL(filePath: "\(folder)/\(name)"))) ?? Data()
    }
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Whether any file of the folder holds a text.
  func holds(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }

  func mode(_ path: String) -> mode_t {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o777 : 0
  }

  /// Overwrites a part of the file.
  func overwrite(at offset: Int, _ bytes: [UInt8]) throws {
    let file = open(path, O_WRONLY)
    defer { close(file) }
    guard pwrite(file, bytes, bytes.count, offset) == bytes.count else { throw Unwritten() }
  }

  struct Unwritten: Error {}
}

/// The problems that a store told, in their order.
final class ProblemList: Sendable {
  private let list = Mutex<[StoreProblem]>([])
  private let stream: AsyncStream<StoreProblem>
  private let feed: AsyncStream<StoreProblem>.Continuation

  init() { (stream, feed) = AsyncStream.makeStream() }

  var all: [StoreProblem] { list.withLock { $0 } }

  func add(_ problem: StoreProblem) {
    list.withLock { $0.append(problem) }
    feed.yield(problem)
  }

  /// The next one that nobody waited for yet.
  func next() async -> StoreProblem? {
    for await problem in stream { return problem }
    return nil
  }
}
