/// The preview of a chat, in words.
enum PreviewText {
  static let head = "Preview"
  static let key = "Enter opens it"

  static func nothing(isOffline: Bool) -> String {
    "This chat is not on this machine yet. "
      + (isOffline ? "It loads when you are online." : "Enter loads it.")
  }
}
