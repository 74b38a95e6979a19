import QukaChat
import QukaText

/// How the list of chats is sorted, in words.
enum OrderText {
  /// Over the chats that come first.
  static let attention = "Unread and failed"

  static func sentence(_ order: ListOrder) -> String {
    switch order {
    case .latest: "Sorted: the latest first."
    case .attention: "Sorted: unread and failed first."
    case .title: "Sorted by title."
    }
  }

  /// What stands below the list, the longest that fits; nothing where it is sorted as usual.
  static func foot(_ order: ListOrder, columns: Int) -> String {
    let forms =
      switch order {
      case .latest: [""]
      case .attention:
        [
          "unread and failed first · \(KeyMap.name(of: .list(.order)))",
          "unread first · \(KeyMap.name(of: .list(.order)))", "unread first",
        ]
      case .title:
        [
          "sorted by title · \(KeyMap.name(of: .list(.order)))",
          "by title · \(KeyMap.name(of: .list(.order)))", "by title",
        ]
      }
    return forms.first { DisplayWidth.of($0) <= columns } ?? forms.last ?? ""
  }
}
