import QukaText

/// What a person has to know from the start.
enum LaunchText {
  static func unencrypted(host: String, proxy: String?) -> String {
    let way = proxy.map { " through the proxy \($0)" } ?? ""
    return "The connection to \(host)\(way) is not encrypted: "
      + "others on the network can read your chats and your token. Use https:// if the server supports it."
  }

  /// A sentence for each; nil if there is none.
  static func unusable(_ settings: [UnusableSetting]) -> String? {
    settings.isEmpty ? nil : settings.map(sentence).joined(separator: " ")
  }

  private static func sentence(_ setting: UnusableSetting) -> String {
    let words = setting.allowed
    let list = [words.dropLast().joined(separator: ", "), words.last ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " or ")
    let shown = TextFit.cut(TextGate.neutralize(setting.value), to: longestValue)
    let instead =
      switch setting.instead {
      case .ignored: "it is ignored"
      case .countsAsOn: "it counts as 1"
      }
    return "\(setting.name) takes \(list), not \"\(shown)\": \(instead)."
  }

  /// Columns of a value; longer ones are cut.
  private static let longestValue = 24
}
