import FoundationEssentials

/// Compares a screen with the one that is kept in `Snapshots/NAME.screen` beside the test's source file.
///
/// A missing file is recorded and fails, so that nobody commits a screen that he has not looked at. A
/// different screen is written beside the kept one as `NAME.screen.snapshot-actual`.
public enum ScreenSnapshot {
  /// Why a screen is not the kept one.
  public struct Mismatch: Error, CustomStringConvertible {
    public var description: String
  }

  public static func verify(_ screen: String, named name: String, beside source: String = #filePath)
    throws
  {
    let folder = URL(filePath: source).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: "\(name).screen")
    let actual = screen.hasSuffix("\n") ? screen : screen + "\n"
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
      throw Mismatch(description: "recorded Snapshots/\(name).screen: look at it, then run again")
    }
    guard kept != actual else { return }
    try actual.write(
      to: file.appendingPathExtension("snapshot-actual"), atomically: true, encoding: .utf8)
    throw Mismatch(description: "Snapshots/\(name).screen differs\n" + difference(kept, actual))
  }

  /// The rows that differ, with their numbers from 1.
  static func difference(_ kept: String, _ actual: String) -> String {
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for index in 0..<max(old.count, new.count) {
      let before = index < old.count ? old[index] : nil
      let after = index < new.count ? new[index] : nil
      guard before != after else { continue }
      if let before { lines.append("\(index + 1) - \(before)") }
      if let after { lines.append("\(index + 1) + \(after)") }
    }
    return lines.joined(separator: "\n")
  }
}
