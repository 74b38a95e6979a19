import FoundationEssentials
import QukaChat
import QukaMock

/// The file in which `serve` keeps its chats from one run to the next.
struct StateFile {
  /// Why the file is of no use, as a sentence.
  struct Failure: Error, Equatable, CustomStringConvertible {
    var description: String
  }

  let path: String

  /// What the last run left; nil when there was none, and there is a folder for what this one leaves.
  func read() throws(Failure) -> SavedState? {
    guard FileManager.default.fileExists(atPath: path) else {
      let folder = URL(filePath: path).deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: folder) else {
        throw Failure(
          description:
            "There is no folder for the state in \(path): choose another file with --state."
        )
      }
      return nil
    }
    do {
      return try JSONDecoder().decode(
        SavedState.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Failure(
        description: "The state in \(path) cannot be read: choose another file with --state.")
    }
  }

  /// Replaces the file in one step, so that it is never half written.
  func write(_ state: SavedState) throws(Failure) {
    do {
      try JSONEncoder().encode(state).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(
        description: "The state cannot be written to \(path): choose another file with --state.")
    }
  }
}
