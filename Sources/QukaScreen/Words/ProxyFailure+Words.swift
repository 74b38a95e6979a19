import QukaWire

extension ProxyFailure: Explainable {
  package var fact: String {
    switch cause {
    case .nameNotFound: "The name of the proxy \(proxy) could not be found."
    case .connectionRefused: "The proxy \(proxy) refuses connections."
    case .unreachable(let problem): "The proxy \(proxy) cannot be reached: \(problem.phrase)."
    case .timedOut: "The proxy \(proxy) did not connect to \(target) in time."
    case .authentication(isGiven: false): "The proxy \(proxy) asks for a user and a password."
    case .authentication(isGiven: true):
      "The proxy \(proxy) does not accept the user or the password."
    case .refused(let status): refusal(status)
    case .refusedBySOCKS(let reply): refusalBySOCKS(reply)
    case .notAProxy(let found): "\(proxy) does not respond as a proxy: it sent \(found.phrase)."
    case .ended: "The proxy \(proxy) closed the connection without a response."
    }
  }

  package var advice: String? {
    switch cause {
    case .nameNotFound, .connectionRefused, .unreachable, .notAProxy, .ended:
      "Check HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, or name the server in NO_PROXY."
    case .timedOut: "Retry, or check the proxy."
    case .authentication(isGiven: false):
      "Put them into its variable: http://USER:PASSWORD@\(proxy)."
    case .authentication(isGiven: true): "Check them where the proxy is set."
    case .refused(403), .refused(405):
      "Ask its operator to allow it; many proxies allow port 443 only."
    case .refused(404), .refused(500...599), .refusedBySOCKS(3...6): "Is the server running?"
    case .refusedBySOCKS(2): "Ask its operator to allow it."
    case .refused, .refusedBySOCKS: nil
    }
  }

  private func refusal(_ status: Int) -> String {
    switch status {
    case 403, 405: "The proxy \(proxy) does not allow connections to \(target) (\(status))."
    case 404, 500...599: "The proxy \(proxy) cannot reach \(target) (\(status))."
    default: "The proxy \(proxy) refused to connect to \(target) (\(status))."
    }
  }

  private func refusalBySOCKS(_ reply: Int) -> String {
    switch reply {
    case 2: "The proxy \(proxy) does not allow connections to \(target)."
    case 3...6: "The proxy \(proxy) cannot reach \(target)."
    case 0xFF:
      "The proxy \(proxy) asks for a user and a password, which cannot be used with SOCKS here."
    default: "The proxy \(proxy) refused to connect to \(target) (SOCKS reply \(reply))."
    }
  }
}

extension ProxyFailure.Found {
  fileprivate var phrase: String {
    switch self {
    case .text(let text): text
    case .notSOCKS: "something that is not SOCKS 5"
    case .longHead(let limit): "a head of more than \(limit) bytes"
    case .tls(let failure): failure.cause
    }
  }
}
