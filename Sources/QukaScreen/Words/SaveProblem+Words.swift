extension SaveProblem {
  /// - Parameter what: what is not remembered; begins the sentence.
  func sentence(_ what: String) -> String {
    switch self {
    case .noHome: "\(what) cannot be remembered: HOME is not set."
    case .unwritable(let path, let reason):
      "\(what) cannot be remembered in \(path): \(reason)."
    }
  }
}
