import QukaWire

extension HandshakeRefusal: Explainable {
  /// What an HTTP answer instead of a WebSocket means to a person.
  package var fact: String {
    switch status {
    case 300...399: Redirection.fact(status: status, location: location)
    case 401: "The server refused the realtime connection (401)."
    case 403: "The server does not allow the realtime connection (403)."
    case 404: "There is no realtime connection at this address (404)."
    case 429: "Too many connections (429)."
    case 502...504: "A proxy answers, but the server behind it does not (\(status))."
    case 500...: "The server failed to open the realtime connection (\(status))."
    case 200..<300:
      "This address answers with a page instead of a realtime connection (\(status))."
    default: "The server refused the realtime connection (\(answer))."
    }
  }

  package var advice: String? {
    switch status {
    case 300...399: Redirection.advice(location: location)
    case 401: "Check QUKA_TOKEN or --token-file."
    case 404: "Check the path in --server."
    case 429: "The program retries by itself."
    case 502...504: "Is the server running?"
    case 200..<300:
      "Check the server address; a proxy in front of it must let WebSocket through."
    default: nil
    }
  }

  /// `401 "Unauthorized"`, or the bare status.
  var answer: String {
    reason.isEmpty ? "\(status)" : "\(status) \(reason.excerpt(limit: 64))"
  }

  /// The same for who named this origin: where a server has a list of allowed ones, that is the reason for a 403.
  func sentence(origin: String?) -> String {
    guard status == 403 else { return sentence }
    let (reason, advice) =
      origin.map { ("for its origin \($0)", "names another") }
      ?? ("because it names no origin", "names one")
    return "The realtime connection is refused (403), perhaps \(reason). --origin \(advice)."
  }
}
