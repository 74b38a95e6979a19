import FoundationEssentials

/// A proxy between this machine and the server.
public struct Proxy: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// HTTP CONNECT (RFC 9110 §9.3.6), over an unencrypted connection to the proxy.
    case http
    /// SOCKS version 5 (RFC 1928) without credentials; the proxy looks the server's name up.
    case socks5
  }

  public struct Credentials: Hashable, Sendable {
    public var user: String
    public var password: String

    public init(user: String, password: String) {
      self.user = user
      self.password = password
    }

    /// The value of `Proxy-Authorization` (RFC 7617).
    var basic: String { "Basic " + Data("\(user):\(password)".utf8).base64EncodedString() }
  }

  public var kind: Kind
  /// A name or an address; an IPv6 address without its brackets.
  public var host: String
  public var port: Int
  public var credentials: Credentials?

  public init(kind: Kind = .http, host: String, port: Int, credentials: Credentials? = nil) {
    self.kind = kind
    self.host = host
    self.port = port
    self.credentials = credentials
  }

  /// Whether it runs on this machine.
  public var isLoopback: Bool { IPAddress.isLoopback(host) }

  /// `host:port` for sentences: never with the password.
  public var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension Proxy: CustomStringConvertible, CustomReflectable {
  public var description: String { authority }
  public var customMirror: Mirror { Mirror(self, children: ["authority": authority]) }
}

extension Proxy.Credentials: CustomStringConvertible, CustomReflectable {
  public var description: String { "(credentials hidden)" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
