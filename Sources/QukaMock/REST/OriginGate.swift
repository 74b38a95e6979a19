import NIOHTTP1

/// Keeps web pages away from the server: it has a well-known token and runs on people's own
/// machines.
///
/// A request that names a foreign origin is refused; so is one whose `Host` is not this machine's
/// loopback name, which is what a page sends after it re-pointed its own name to 127.0.0.1.
///
/// With configured origins a WebSocket also has to name one of them, as on the real server
/// (docs/protocol.md §5.1): it is the only way in for a page from elsewhere, and only for the page that
/// was named.
struct OriginGate: Sendable {
  private static let names = ["127.0.0.1", "localhost", "[::1]"]

  /// The port that the server listens on.
  let port: Int
  /// The origins that a WebSocket may name; empty is any client that is not a foreign page.
  let allowedOrigins: [String]

  /// `*` among the origins means any, which is no more than any client that is not a foreign page.
  init(port: Int, allowedOrigins: [String]) {
    self.port = port
    self.allowedOrigins = allowedOrigins.contains("*") ? [] : allowedOrigins
  }

  /// Whether a request may be answered.
  func admits(_ head: HTTPRequestHead) -> Bool {
    guard hasOwnHost(head) else { return false }
    return head.headers["Origin"].allSatisfy { origin in
      Self.names.contains { origin == "http://\($0):\(port)" }
    }
  }

  /// Whether a WebSocket may be opened.
  func admitsUpgrade(_ head: HTTPRequestHead) -> Bool {
    guard !allowedOrigins.isEmpty else { return admits(head) }
    let origins = head.headers["Origin"]
    return hasOwnHost(head) && origins.count == 1 && allowedOrigins.contains(origins[0])
  }

  private func hasOwnHost(_ head: HTTPRequestHead) -> Bool {
    head.headers["Host"].allSatisfy(isLoopback)
  }

  private func isLoopback(_ host: String) -> Bool {
    Self.names.contains { name in
      guard host.hasPrefix(name) else { return false }
      let rest = host.dropFirst(name.count)
      return rest.isEmpty || (rest.first == ":" && Int(rest.dropFirst()) != nil)
    }
  }
}
