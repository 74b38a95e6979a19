extension Closure: CustomStringConvertible {
  /// What ended the connection, as a phrase for the log.
  public var description: String {
    switch self {
    case .byServer(let code, let reason):
      "closed by the server with \(code)" + Self.quoted(reason)
    case .byClient(let code, let reason, let answered):
      "closed with \(code)" + Self.quoted(reason) + (answered ? "" : ", unanswered")
    case .failed(let error):
      "failed with \(error.closeCode): \(error)"
    case .neverOpened(let error):
      "never opened: \(error)"
    case .lost(let reason):
      "lost" + (reason.map { ": \($0)" } ?? "")
    case .aborted:
      "aborted"
    }
  }

  private static func quoted(_ reason: String) -> String {
    reason.isEmpty ? "" : " \(reason.excerpt(limit: 123))"
  }
}
