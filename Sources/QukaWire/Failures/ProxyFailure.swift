/// Why the way through a proxy is barred. The proxy's user and password are no part of it.
public struct ProxyFailure: Error, Equatable, Sendable {
  public enum Cause: Equatable, Sendable {
    case nameNotFound
    case connectionRefused
    /// TCP failed in another way.
    case unreachable(NetworkProblem)
    case timedOut
    /// 407, or 401 as tinyproxy answers to a wrong password; and whether there were a user and a password to send.
    case authentication(isGiven: Bool)
    /// Another status outside 2xx.
    case refused(status: Int)
    /// A SOCKS proxy said no; the number is its reply (RFC 1928 §6).
    case refusedBySOCKS(reply: Int)
    /// What answered is no proxy, by what it sent.
    case notAProxy(Found)
    /// The connection ended before an answer.
    case ended
  }

  /// What came in the place of a proxy's answer.
  public enum Found: Equatable, Sendable {
    /// The beginning of it, shortened and without control characters.
    case text(String)
    case notSOCKS
    /// A head of more bytes than this.
    case longHead(limit: Int)
    case tls(TLSFailure)
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
}
