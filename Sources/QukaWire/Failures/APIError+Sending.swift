/// The two refusals of a send that are not the person's business (docs/protocol.md §2.2, §3.4).
///
/// Both are 403 and differ by their words alone, which follow the server's language; a key that its
/// language file lacks comes raw.
extension APIError {
  /// The session has a message with this id already.
  public var isDuplicate: Bool {
    says(["resource already exist", "资源已存在", "error.exist"])
  }

  /// Another send of the session is being taken in at this moment.
  public var isBusy: Bool {
    says(["request forbidden, refresh", "请求被禁止，请刷新", "error.forbidden"])
  }

  private func says(_ words: [String]) -> Bool {
    guard case .refused(403, _, let message) = self else { return false }
    let said = message.lowercased()
    return words.contains { said.contains($0) }
  }
}
