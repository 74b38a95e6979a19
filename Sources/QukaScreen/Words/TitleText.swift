import QukaText

/// A chat's own title, in words. The server cannot be told one (docs/protocol.md §3.3).
enum TitleText {
  static let advice = "Empty: the server's title again."

  /// The longest that fits.
  static func head(isKept: Bool, columns: Int) -> String {
    let forms =
      isKept
      ? ["Title (kept on this machine only)", "Title (this machine only)", "Title"]
      : ["Title (until you quit: nothing is kept)", "Title (until you quit)", "Title"]
    return forms.first { DisplayWidth.of($0) <= columns } ?? ""
  }

  static func given(_ title: String, isKept: Bool) -> String {
    isKept
      ? "Now called \(title). This title is kept on this machine only."
      : "Now called \(title), until you quit: nothing is kept on this machine."
  }
}
