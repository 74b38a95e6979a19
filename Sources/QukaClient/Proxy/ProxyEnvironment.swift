import QukaWire

/// The proxies that the environment asks for, read as curl reads it.
///
/// For an https address `https_proxy`, `HTTPS_PROXY`, `all_proxy` and `ALL_PROXY` are looked at in this
/// order, and the first one that is not empty decides; for http `http_proxy` and `HTTP_PROXY` come first.
/// REST and the realtime connection of one server take the same way. Differences from curl: `HTTP_PROXY` in
/// capitals is read too, except in a CGI program, where a request's header could set it; and an entry of
/// `NO_PROXY` may name a port.
public struct ProxyEnvironment: Sendable {
  private let variables: [String: String]

  public init(_ variables: [String: String]) {
    self.variables = variables
  }

  /// The proxy on the way to a server; nil to go straight. As with curl, addresses of this machine are
  /// no exception.
  public func proxy(for address: ServerAddress) throws(ConfigurationError) -> Proxy? {
    guard let (name, value) = first(of: names(for: address.scheme)) else { return nil }
    let exceptions = first(of: ["no_proxy", "NO_PROXY"])?.value ?? ""
    guard !NoProxyList(exceptions).contains(host: address.host, port: address.port) else {
      return nil
    }
    do throws(ProxyProblem) {
      return try Proxy(parsing: value)
    } catch {
      throw .unusableProxy(variable: name, error)
    }
  }

  private func names(for scheme: ServerAddress.Scheme) -> [String] {
    let general = ["all_proxy", "ALL_PROXY"]
    return switch scheme {
    case .https: ["https_proxy", "HTTPS_PROXY"] + general
    case .http where variables["REQUEST_METHOD"] == nil: ["http_proxy", "HTTP_PROXY"] + general
    case .http: ["http_proxy"] + general
    }
  }

  private func first(of names: [String]) -> (name: String, value: String)? {
    for name in names {
      if let value = variables[name], !value.trimmingWhiteSpace().isEmpty { return (name, value) }
    }
    return nil
  }
}
