/// That a chat is gone, in words.
enum GoneText {
  /// - Parameters:
  ///   - title: nil when nobody knows it.
  ///   - unknown: what the chat is called then.
  ///   - isKept: it stays on this machine.
  static func fact(_ title: String?, unknown: String, isKept: Bool = false) -> String {
    "\(title.map(ChatName.quoted) ?? unknown) no longer exists on the server"
      + (isKept ? ", but stays on this machine." : ".")
  }

  /// Below what is here of the chat.
  /// - Parameter isKept: it stays on this machine.
  static func note(isKept: Bool) -> String {
    isKept
      ? "This chat is no longer on the server. It stays on this machine; \(KeyMap.name(of: .newChat)) starts a new chat."
      : "This chat no longer exists on the server. Its text stays here until you leave it; "
        + "\(KeyMap.name(of: .newChat)) starts a new chat."
  }
}
