/// A chat whose channel the server refused.
enum RefusalText {
  /// - Parameters:
  ///   - chat: begins the phrase.
  ///   - said: the server's own words, which may be missing, or end in a full stop.
  static func noUpdates(_ chat: String, _ said: String) -> String {
    var said = said[...]
    while said.last == "." || said.last?.isWhitespace == true { said.removeLast() }
    return "\(chat) gets no live updates" + (said.isEmpty ? "" : ": \(said)")
  }
}
