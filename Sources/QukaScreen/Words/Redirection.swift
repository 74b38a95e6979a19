/// Answers that point to another place. None is followed: the token would travel along.
package enum Redirection {
  /// Addresses longer than this are cut.
  private static let limit = 200

  package static func fact(status: Int, location: String?) -> String {
    location.flatMap(place).map { "This address redirects to \($0) (\(status))." }
      ?? "This address redirects elsewhere (\(status))."
  }

  package static func advice(location: String?) -> String {
    "This program follows no redirects, so your token goes to no other server. "
      + (location.flatMap(place).map(advice) ?? "Use the final address in --server.")
  }

  /// What can be given as `--server`: a path alone cannot.
  private static func advice(_ place: String) -> String {
    if place.contains("://") { return "If you trust that place, give it as --server." }
    if place.hasPrefix("//") {
      return "If you trust that place, give it as --server, with https: in front."
    }
    return "That is a path on the same server: check the path in --server. "
      + "A page to log in at cannot be used here."
  }

  /// The new place as `--server` takes it: without the API's path, a query, credentials.
  package static func place(_ location: String) -> String? {
    let head = location.prefix { $0 != "?" && $0 != "#" }
    guard let separator = head.firstRange(of: "://") else { return cut(head) }
    let rest = head[separator.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    let host = authority.split(separator: "@").last ?? authority
    let path = rest[authority.endIndex...]
    let prefix = path.firstRange(of: "/api/v1").map { path[..<$0.lowerBound] } ?? path
    return cut(head[..<separator.upperBound] + host + prefix)
  }

  private static func cut(_ text: some StringProtocol) -> String? {
    let shown = text.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    guard !shown.isEmpty else { return nil }
    let words = String(String.UnicodeScalarView(shown.prefix(limit)))
    return shown.count > limit ? words + "…" : words
  }
}
