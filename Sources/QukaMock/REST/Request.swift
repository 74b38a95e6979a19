import NIOHTTP1

/// A whole HTTP request.
struct Request: Sendable {
  var method: String
  /// The path and the query as they came.
  var target: String
  /// The decoded parts of the path.
  var path: [String]
  var query: [String: String]
  var headers: HTTPHeaders
  var body: [UInt8] = []
  /// Which TCP connection carried it, counted from 1.
  var connection: Int

  /// - Parameter uri: the request target, with its query.
  init(
    method: String,
    uri: String,
    headers: HTTPHeaders = HTTPHeaders(),
    connection: Int
  ) {
    self.method = method
    target = uri
    self.headers = headers
    self.connection = connection
    let parts = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      .map(PercentEncoding.decode)
    query = Self.parse(query: parts.count > 1 ? parts[1] : "")
  }

  /// A header's first value, without looking at case.
  func header(_ name: String) -> String? {
    headers.first(name: name)
  }

  private static func parse(query: Substring) -> [String: String] {
    var values: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = PercentEncoding.decode(halves[0])
      if values[name] == nil {
        values[name] = halves.count > 1 ? PercentEncoding.decode(halves[1]) : ""
      }
    }
    return values
  }
}
