/// That a chat is gone, in words.
enum GoneText {
  /// - Parameters:
  ///   - title: nil when nobody knows it.
  ///   - unknown: what the chat is called then.
  static func fact(_ title: String?, unknown: String) -> String {
    "\(title.map(ChatName.quoted) ?? unknown) no longer exists on the server."
  }
}
