/// Why the way through a proxy is barred. The proxy's user and password are no part of it.
public struct ProxyFailure: Error, Equatable, Sendable {
  public enum Cause: Equatable, Sendable {
    case nameNotFound
    case connectionRefused
    /// TCP failed in another way; the reason is the operating system's.
    case unreachable(String)
    case timedOut
    /// 407, or 401 as tinyproxy answers to a wrong password; and whether there were a user and a password to send.
    case authentication(isGiven: Bool)
    /// Another status outside 2xx.
    case refused(status: Int)
    /// A SOCKS proxy said no; the number is its reply (RFC 1928 §6).
    case refusedBySOCKS(reply: Int)
    /// What answered is no proxy; the text says what it sent.
    case notAProxy(String)
    /// The connection ended before an answer.
    case ended
  }

  /// `host:port` of the proxy.
  public var proxy: String
  /// `host:port` of the server behind it.
  public var target: String
  public var cause: Cause

  public init(proxy: String, target: String, cause: Cause) {
    self.proxy = proxy
    self.target = target
    self.cause = cause
  }

  /// What happened, and what to do about it.
  public var sentence: String {
    let settings = "Check HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, or name the server in NO_PROXY."
    switch cause {
    case .nameNotFound: return "The name of the proxy \(proxy) could not be found. \(settings)"
    case .connectionRefused: return "The proxy \(proxy) refuses connections. \(settings)"
    case .unreachable(let reason):
      return "The proxy \(proxy) cannot be reached: \(reason). \(settings)"
    case .timedOut:
      return "The proxy \(proxy) opened no way to \(target) in time. Try again, or check the proxy."
    case .authentication(isGiven: false):
      return "The proxy \(proxy) wants a user and a password. "
        + "Write them into its variable: http://USER:PASSWORD@\(proxy)."
    case .authentication(isGiven: true):
      return "The proxy \(proxy) does not accept the user or the password. "
        + "Check them where the proxy is set."
    case .refused(let status): return refusal(status)
    case .refusedBySOCKS(let reply): return refusalBySOCKS(reply)
    case .notAProxy(let found):
      return "\(proxy) does not answer as a proxy: it sent \(found). \(settings)"
    case .ended: return "The proxy \(proxy) closed the connection without an answer. \(settings)"
    }
  }

  private func refusal(_ status: Int) -> String {
    switch status {
    case 403, 405:
      "The proxy \(proxy) does not allow the way to \(target) (\(status)). "
        + "Ask its operator to allow it; many proxies allow port 443 only."
    case 404, 500...599:
      "The proxy \(proxy) cannot reach \(target) (\(status)). Is the server running?"
    default: "The proxy \(proxy) refused the way to \(target) (\(status))."
    }
  }

  private func refusalBySOCKS(_ reply: Int) -> String {
    switch reply {
    case 2: "The proxy \(proxy) does not allow the way to \(target). Ask its operator to allow it."
    case 3...6: "The proxy \(proxy) cannot reach \(target). Is the server running?"
    case 0xFF:
      "The proxy \(proxy) wants a user and a password, which cannot be used with SOCKS here."
    default: "The proxy \(proxy) refused the way to \(target) (SOCKS reply \(reply))."
    }
  }
}
