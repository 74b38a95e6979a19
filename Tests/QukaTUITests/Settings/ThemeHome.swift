import FoundationEssentials

@testable import QukaTUI

/// A home of its own, with themes in it; removed in the end.
final class ThemeHome {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/quka-themes-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path + "/.config/quka-tui/themes", withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  var folder: String { path + "/.config/quka-tui/themes" }

  func theme(_ name: String) -> String { folder + "/\(name).toml" }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: theme(name), atomically: true, encoding: .utf8)
  }

  var library: ThemeLibrary {
    let environment = ["HOME": path, "XDG_DATA_DIRS": path + "/usr"]
    return ThemeLibrary(
      folders: UserFolders(environment: environment, program: path + "/opt/bin/quka-tui"))
  }
}
