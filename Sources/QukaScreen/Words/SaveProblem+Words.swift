extension SaveProblem {
  /// - Parameter what: what is not remembered; begins the sentence.
  func sentence(_ what: String) -> String {
    switch self {
    case .noHome: "\(what) cannot be saved: HOME is not set."
    case .unwritable(let path, let reason):
      "\(what) cannot be saved in \(path): \(reason)."
    }
  }
}
