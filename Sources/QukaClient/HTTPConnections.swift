import AsyncHTTPClient

/// The connections of one HTTP client, closed when nobody uses them any more.
final class HTTPConnections: Sendable {
  let client: HTTPClient

  init(_ client: HTTPClient) {
    self.client = client
  }

  /// The client must not be dropped while it runs.
  deinit {
    shutdown()
  }

  /// Ends requests that still run; a second time it does nothing.
  func shutdown() {
    client.shutdown { _ in }
  }
}
