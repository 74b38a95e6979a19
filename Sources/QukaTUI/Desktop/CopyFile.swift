import FoundationEssentials
import Glibc
import QukaScreen
import Synchronization

/// The file that holds what was copied where neither a program nor the terminal takes it: the last such text, which only
/// the person can read.
final class CopyFile: Sendable {
  private let environment: [String: String]
  private let path = Mutex<String?>(nil)

  init(environment: [String: String]) { self.environment = environment }

  func keep(_ text: String) -> CopyOutcome {
    for folder in [EditFolder.runtimeFolder(environment), "/tmp"].compactMap(\.self) {
      var template = Array(
        "\(folder)/quka-tui-copied-\(String(repeating: "X", count: 6)).txt".utf8CString)
      let file = mkstemps(&template, 4)
      guard file >= 0 else { continue }
      let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard FileWriter.fill(file, text) == 0 else {
        unlink(path)
        continue
      }
      let former = self.path.withLock { former in
        defer { former = path }
        return former
      }
      if let former { unlink(former) }
      return .file(path)
    }
    return .nowhere
  }
}
