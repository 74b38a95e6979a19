import QukaText

/// Numbers of things, each with its noun in the right form.
enum CountText {
  static func characters(_ count: Int) -> String { words(count, "character", "characters") }

  /// What is selected, for who hears it.
  static func selected(_ count: Int) -> String {
    count == 0 ? "Nothing is selected." : "Selected: \(characters(count))."
  }

  static func moreCharacters(_ count: Int) -> String {
    words(count, "more character", "more characters")
  }

  static func lines(_ count: Int) -> String { words(count, "line", "lines") }

  static func newLines(_ count: Int) -> String { words(count, "new line", "new lines") }

  static func links(_ count: Int) -> String { words(count, "link", "links") }

  static func messages(_ count: Int) -> String { words(count, "message", "messages") }

  static func questions(_ count: Int) -> String { words(count, "question", "questions") }

  static func chats(_ count: Int) -> String { words(count, "chat", "chats") }

  static func answers(_ count: Int) -> String { words(count, "answer", "answers") }

  static func earlierEntries(_ count: Int) -> String {
    words(count, "earlier entry", "earlier entries")
  }

  private static func words(_ count: Int, _ one: String, _ others: String) -> String {
    "\(TextFit.grouped(count)) \(count == 1 ? one : others)"
  }
}
