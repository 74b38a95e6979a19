/// What was typed and not sent, in words.
enum UnsentText {
  /// Chats that are named; a terminal is no list.
  private static let named = 5

  /// - Parameter places: titles of chats, quoted, or "a new chat".
  static func kept(in places: [String]) -> String {
    var names = Array(places.prefix(named))
    if places.count > named { names.append("\(places.count - named) more") }
    let list = [names.dropLast().joined(separator: ", "), names.last ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " and ")
    return "What you typed is kept for the next time, in \(list)."
  }
}
