/// What programs that we start get of our environment.
enum ChildEnvironment {
  /// All but our own variables: the access token and the server are none of their business.
  static func handedOn(_ environment: [String: String]) -> [String: String] {
    environment.filter { !$0.key.hasPrefix("QUKA_") }
  }
}
