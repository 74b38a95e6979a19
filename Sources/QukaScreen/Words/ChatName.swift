import QukaText

/// The name of a chat in a sentence.
enum ChatName {
  /// The title in quotation marks, on one line and short.
  static func quoted(_ title: String) -> String {
    "“\(TextFit.cut(TextFit.oneLine(title), to: 30))”"
  }
}
