/// That a chat is gone, in words.
enum GoneText {
  /// - Parameters:
  ///   - title: nil when nobody knows it.
  ///   - unknown: what the chat is called then.
  static func fact(_ title: String?, unknown: String) -> String {
    "\(title.map(ChatName.quoted) ?? unknown) no longer exists on the server."
  }

  /// Below what is here of the chat.
  /// - Parameter isKept: it stays on this machine.
  static func note(isKept: Bool) -> String {
    isKept
      ? "This chat is no longer on the server. It stays on this machine; Ctrl-N starts a new chat."
      : "This chat no longer exists on the server. Its text stays here until you leave it; "
        + "Ctrl-N starts a new chat."
  }
}
