/// Answers to requests that no route fits (docs/protocol.md §1.1).
extension Router {
  func unrouted(_ request: Request) -> Response {
    if core.configuration.servesIndexPage, request.path.first != "api" { return .indexPage }
    guard !core.isCompatible else { return .unknownRoute }
    // The headers that would let a foreign page go on are left out on purpose: this server runs on
    // people's own machines.
    if request.method == "OPTIONS" { return .empty(status: 204) }
    return withoutSlash(request) ?? .unknownRoute
  }

  /// Gin's redirection of a route with a slash too many; other methods than GET have to repeat their body.
  private func withoutSlash(_ request: Request) -> Response? {
    guard request.path.last == "" else { return nil }
    let path = Array(request.path.dropLast())
    let isRealtime = request.method == "GET" && path == MockServer.realtimePath
    guard isRealtime || RouteMatch(method: request.method, path: path, isStrict: true) != nil else {
      return nil
    }
    let status = request.method == "GET" ? 301 : 307
    var response = Response.empty(status: status)
    response.location = request.target.replacingSlash
    return response
  }
}

extension String {
  /// A request target without the slash at the end of its path.
  fileprivate var replacingSlash: String {
    let end = firstIndex(of: "?") ?? endIndex
    var target = self
    target.remove(at: index(before: end))
    return target
  }
}
