extension Place {
  package var words: String {
    switch self {
    case .demo: "demo"
    case .server(let host, let warnings):
      ([host] + warnings.map(\.words)).joined(separator: ", ")
    }
  }

  /// What has to be said even where there is no room for the rest.
  var leastWords: String {
    switch self {
    case .demo: words
    case .server(_, let warnings): warnings.map(\.words).joined(separator: ", ")
    }
  }
}

extension Place.Warning {
  fileprivate var words: String {
    switch self {
    case .unencrypted: "unencrypted"
    }
  }
}
