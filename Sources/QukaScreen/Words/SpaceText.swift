import QukaChat
import QukaText
import QukaWire

/// Spaces in sentences.
enum SpaceText {
  /// Spaces that a sentence lists, and columns of the title and of the id of each.
  private static let listed = (spaces: 4, title: 30, id: 40)

  static func title(_ space: Space) -> String { "“\(short(space.title, listed.title))”" }

  static func list(_ spaces: [Space]) -> String {
    let names = spaces.prefix(listed.spaces).map {
      "\(short($0.title, listed.title)) (\(short($0.id.rawValue, listed.id)))"
    }
    let rest = spaces.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// Why the space is not left.
  static func stays(_ chat: String, isRunning: Bool) -> String {
    isRunning
      ? "An answer is running in \(chat). Stop it or wait, then switch the space."
      : "Something you typed waits in \(chat). Send or clear it, then switch the space."
  }

  static func name(_ space: Space) -> String { TextFit.oneLine(space.title) }

  private static func short(_ text: String, _ columns: Int) -> String {
    TextFit.cut(TextFit.oneLine(text), to: columns)
  }
}
