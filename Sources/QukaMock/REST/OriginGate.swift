import NIOHTTP1

/// Keeps web pages away from the server: it has a well-known token and runs on people's own
/// machines.
///
/// A request that names a foreign origin is refused; so is one whose `Host` is not this machine's
/// loopback name, which is what a page sends after it re-pointed its own name to 127.0.0.1.
struct OriginGate: Sendable {
  private static let names = ["127.0.0.1", "localhost", "[::1]"]

  /// The port that the server listens on.
  let port: Int

  func admits(_ head: HTTPRequestHead) -> Bool {
    if let host = head.headers.first(name: "Host"), !isLoopback(host) { return false }
    let origins = head.headers["Origin"]
    return origins.allSatisfy { origin in
      Self.names.contains { origin == "http://\($0):\(port)" }
    }
  }

  private func isLoopback(_ host: String) -> Bool {
    Self.names.contains { name in
      guard host.hasPrefix(name) else { return false }
      let rest = host.dropFirst(name.count)
      return rest.isEmpty || (rest.first == ":" && Int(rest.dropFirst()) != nil)
    }
  }
}
