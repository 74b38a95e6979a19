/// What was typed and not sent, in words.
enum UnsentText {
  /// Chats that are named; a terminal is no list.
  private static let named = 5

  /// - Parameter places: titles of chats, quoted, or "a new chat".
  static func kept(in places: [String]) -> String {
    "What you typed is kept for the next time, in \(list(places))."
  }

  /// "a, b and 3 more".
  static func list(_ all: [String]) -> String {
    var names = Array(all.prefix(named))
    if all.count > named { names.append("\(all.count - named) more") }
    return [names.dropLast().joined(separator: ", "), names.last ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " and ")
  }
}
