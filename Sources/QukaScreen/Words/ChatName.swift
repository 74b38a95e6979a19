import QukaText

/// The name of a chat; one whose title is empty has a word in its place.
enum ChatName {
  static func title(_ title: String) -> String { title.isEmpty ? "Untitled" : title }

  /// The title on one line.
  static func line(_ title: String) -> String { TextFit.oneLine(Self.title(title)) }

  /// The title in quotation marks, on one line and short.
  static func quoted(_ title: String) -> String { "“\(TextFit.cut(line(title), to: 30))”" }
}
