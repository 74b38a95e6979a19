import QukaChat
import QukaScreen
import QukaWire

/// The file that remembers which toggles a person changed in which space.
///
/// A line for each space, the one that was changed last first: server, user, space and the toggles, between tabs. A line that
/// means nothing is passed over, so that a damaged file costs what it held and no more.
struct ToggleMemory: Sendable {
  /// Spaces that are remembered; those that were changed longest ago are forgotten.
  static let limit = 200
  /// Bytes of a name in the file; no server has longer ones, and what is longer is not remembered.
  private static let longestName = 200

  private let path: String?
  private let server: String

  /// - Parameters:
  ///   - path: of the file; nil remembers nothing.
  ///   - server: the address whose spaces these are.
  init(path: String?, server: String) {
    self.path = path
    self.server = server
  }

  /// What was remembered of a space; empty when nothing was.
  func recall(_ owner: SpaceOwner) -> [Toggle: Bool] {
    guard let key = key(of: owner) else { return [:] }
    return lines.first { $0.key == key }?.toggles ?? [:]
  }

  /// Remembers a toggle.
  /// - Returns: why it could not be remembered; nil when it was, or cannot be named in a file.
  func remember(_ owner: SpaceOwner, _ toggle: Toggle, isOn: Bool) -> SaveProblem? {
    guard let key = key(of: owner) else { return nil }
    guard let path else { return .noHome }
    var lines = lines
    var own = lines.first { $0.key == key } ?? Line(key: key, toggles: [:])
    own.toggles[toggle] = isOn
    lines.removeAll { $0.key == key }
    lines.insert(own, at: 0)
    return write(lines, to: path)
  }

  /// Forgets all spaces of a user.
  func forget(user: String) {
    guard let path else { return }
    let (before, key) = (lines, [server, user])
    let after = before.filter { Array($0.key.prefix(2)) != key }
    if after.count < before.count { _ = write(after, to: path) }
  }

  private func write(_ lines: [Line], to path: String) -> SaveProblem? {
    var text = ""
    for line in lines.prefix(Self.limit).map({ $0.text + "\n" })
    where text.utf8.count + line.utf8.count <= SmallFile.limit {
      text += line
    }
    return SmallFile.write(text, to: path).map { .unwritable(path, reason: $0) }
  }

  /// One space of the file.
  private struct Line {
    /// Server, user and space.
    var key: [String]
    var toggles: [Toggle: Bool]

    init(key: [String], toggles: [Toggle: Bool]) {
      self.key = key
      self.toggles = toggles
    }

    init?(_ text: Substring) {
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4 else { return nil }
      key = Array(fields[..<3])
      toggles = [:]
      for word in fields[3].split(separator: " ") {
        let parts = word.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let toggle = Toggle(rawValue: String(parts[0])),
          parts[1] == "on" || parts[1] == "off"
        else { continue }
        toggles[toggle] = parts[1] == "on"
      }
    }

    var text: String {
      let words = Toggle.allCases.compactMap { toggle in
        toggles[toggle].map { "\(toggle.rawValue)=\($0 ? "on" : "off")" }
      }
      return (key + [words.joined(separator: " ")]).joined(separator: "\t")
    }
  }

  private var lines: [Line] {
    guard let text = path.flatMap(SmallFile.read) else { return [] }
    return text.split(separator: "\n").compactMap(Line.init)
  }

  /// What the file calls a space; nil for names that a line cannot hold.
  private func key(of owner: SpaceOwner) -> [String]? {
    let key = [server, owner.user, owner.space.rawValue]
    let isUsable = key.allSatisfy { name in
      !name.isEmpty && name.utf8.count <= Self.longestName
        && !name.unicodeScalars.contains { $0.value < 0x20 }
    }
    return isUsable ? key : nil
  }
}
