import QukaWire

extension TransportError: Explainable {
  package var fact: String {
    switch self {
    case .nameNotFound(let host): "The name \(host) could not be found."
    case .connectionRefused(let host, let port):
      "Cannot reach \(Self.place(host, port)) (connection refused)."
    case .unreachable(let host, let port, let problem):
      "Cannot reach \(Self.place(host, port)) (\(problem.phrase))."
    case .timedOut(let host, let port): "\(Self.place(host, port)) did not respond in time."
    case .tls(let failure): failure.fact
    case .proxy(let failure): failure.fact
    case .handshake(.refused(let refusal)): refusal.fact
    case .handshake(let error): error.sentence
    case .cancelled: "Connecting was cancelled."
    }
  }

  package var advice: String? {
    switch self {
    case .tls(let failure): failure.advice
    case .proxy(let failure): failure.advice
    case .handshake(.refused(let refusal)): refusal.advice
    case .nameNotFound, .connectionRefused, .unreachable, .timedOut, .handshake, .cancelled: nil
    }
  }

  private static func place(_ host: String, _ port: Int) -> String {
    host.contains(":") && !host.hasPrefix("[") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// The cause alone, for a connection that was open: by then the host is known to everybody.
  var cause: String {
    switch self {
    case .unreachable(_, _, let problem): problem.phrase
    case .tls(let failure): failure.cause
    case .connectionRefused: "the connection was refused"
    case .timedOut: "the connection timed out"
    case .nameNotFound, .handshake, .cancelled, .proxy: sentence
    }
  }
}
