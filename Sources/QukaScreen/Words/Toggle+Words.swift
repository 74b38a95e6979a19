import QukaChat

extension Toggle {
  /// As sentences name it.
  var name: String {
    switch self {
    case .knowledge: "knowledge"
    case .search: "web search"
    case .thinking: "thinking"
    }
  }
}
