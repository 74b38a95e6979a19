import FoundationEssentials
import QukaChat
import QukaMock

/// The file in which `serve` keeps its chats from one run to the next.
struct StateFile {
  /// Why the file at this path is of no use.
  enum Problem: Error, Equatable {
    case noFolder(String)
    case unreadable(String)
    case unwritable(String)
  }

  let path: String

  /// What the last run left; nil when there was none, and there is a folder for what this one leaves.
  func read() throws(Problem) -> SavedState? {
    guard FileManager.default.fileExists(atPath: path) else {
      let folder = URL(filePath: path).deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: folder) else {
        throw .noFolder(path)
      }
      return nil
    }
    do {
      return try JSONDecoder().decode(
        SavedState.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw .unreadable(path)
    }
  }

  /// Replaces the file in one step, so that it is never half written.
  func write(_ state: SavedState) throws(Problem) {
    do {
      try JSONEncoder().encode(state).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw .unwritable(path)
    }
  }
}
