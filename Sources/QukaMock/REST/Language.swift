/// The language of an error's text (docs/protocol.md §1.4).
enum Language: Sendable {
  case english
  case chinese

  /// The header is matched exactly: anything but `zh` and `zh-CN` is English.
  init(acceptLanguage: String?) {
    self = acceptLanguage == "zh" || acceptLanguage == "zh-CN" ? .chinese : .english
  }

  func choose(_ english: String, _ chinese: String) -> String {
    self == .chinese ? chinese : english
  }
}
