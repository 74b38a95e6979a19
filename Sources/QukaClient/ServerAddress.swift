import QukaWire

/// Where a QukaAI server is: the base URL, taken apart (docs/protocol.md §1.1).
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
  public enum Scheme: String, Hashable, Sendable {
    case http
    case https

    var defaultPort: Int {
      switch self {
      case .http: 80
      case .https: 443
      }
    }
  }

  public var scheme: Scheme
  /// A name or an address; an IPv6 address without its brackets.
  public var host: String
  public var port: Int
  /// The path up to and including `/api/v1`.
  public var apiPath: String

  public init(scheme: Scheme, host: String, port: Int, apiPath: String = "/api/v1") {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.apiPath = apiPath
  }

  /// Reads `http(s)://host[:port][/prefix]`. A prefix that already ends in `/api/v1` is used as it is.
  public init(parsing text: String) throws(ConfigurationError) {
    let text = text.trimmingWhiteSpace()
    guard !text.isEmpty else { throw .emptyAddress }
    guard let separator = text.firstRange(of: "://"), separator.lowerBound > text.startIndex else {
      throw Self.withoutScheme(text)
    }
    let name = text[..<separator.lowerBound]
    guard let scheme = Scheme(rawValue: name.lowercased()) else {
      throw name.contains("@") ? .credentialsInAddress : .unsupportedScheme(String(name))
    }
    let rest = text[separator.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    guard !authority.unicodeScalars.contains(where: { $0.value > 0x9F }) else {
      throw authority.contains("@") ? .credentialsInAddress : .internationalHost
    }
    guard rest.utf8.allSatisfy(Self.canStandInURL) else { throw .unusableCharacter }
    guard !rest.contains("?"), !rest.contains("#") else { throw .queryOrFragment }
    guard !authority.contains("@") else { throw .credentialsInAddress }
    guard Self.canStandInPath(rest[authority.endIndex...]) else { throw .unusablePath }
    let (host, port) = try Self.hostAndPort(authority)
    self.init(
      scheme: scheme, host: host, port: port ?? scheme.defaultPort,
      apiPath: Self.apiPath(prefix: rest[authority.endIndex...])
    )
  }

  /// `host:port` as it appears in a Host header and in sentences; brackets around IPv6.
  public var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == scheme.defaultPort ? name : "\(name):\(port)"
  }

  public var description: String { "\(scheme.rawValue)://\(authority)\(apiPath)" }

  /// The WebSocket's path: `…/api/v1/connect`.
  public var connectPath: String { apiPath + "/connect" }

  /// The server's page for shared chats, `https://host/prefix/s/s/{token}`: it puts its token there (docs/protocol.md §3.6).
  var sharePage: String {
    let prefix = apiPath.hasSuffix("/api/v1") ? apiPath.dropLast("/api/v1".count) : apiPath[...]
    return "\(scheme.rawValue)://\(authority)\(prefix)/s/s/{token}"
  }

  /// Whether it is this machine.
  public var isLoopback: Bool { IPAddress.isLoopback(host) }
}

extension ServerAddress {
  /// RFC 3986 §2, without what it leaves out.
  private static func canStandInURL(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !#"\"<>^`{|}"#.utf8.contains(byte)
  }

  /// Whether REST and the realtime connection would ask for the same path: one percent-encodes what the other sends as
  /// it is (RFC 3986 §2.1, §3.3).
  private static func canStandInPath(_ path: Substring) -> Bool {
    !path.utf8.contains { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
      && PercentEncoding.isWhole(path)
  }

  /// Takes `host[:port]` apart; the host comes in lower case and without brackets.
  static func hostAndPort(
    _ authority: Substring
  ) throws(ConfigurationError) -> (host: String, port: Int?) {
    var rest = authority
    let host: Substring
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { throw .unusableHost(String(authority)) }
      host = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      guard host.contains(":"), IPAddress(String(host)) != nil else {
        throw .unusableHost(String(authority))
      }
    } else {
      host = rest.prefix { $0 != ":" }
      rest = rest[host.endIndex...]
      guard host.utf8.allSatisfy(canStandInName), isName(host) else {
        throw .unusableHost(String(host))
      }
    }
    guard !host.isEmpty else { throw .missingHost }
    return (host.lowercased(), try port(rest))
  }

  private static func canStandInName(_ byte: UInt8) -> Bool {
    let scalar = Unicode.Scalar(byte)
    return scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-._".utf8.contains(byte))
  }

  /// What is wrong with a text that holds no `://` behind a scheme. An address is proposed only if it is one.
  private static func withoutScheme(_ text: String) -> ConfigurationError {
    let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    let tail = text[name.endIndex...]
    let rest = tail.drop { ":/\\".contains($0) }
    if let scheme = Scheme(rawValue: name.lowercased()), tail.first.map(":/\\".contains) == true {
      return usable("\(scheme.rawValue)://\(rest)", ConfigurationError.incompleteScheme)
    }
    let isName = name.first?.isLetter == true && !text.contains("@")
    if isName, tail.first == ":", let next = tail.dropFirst().first, next == "/" || next.isLetter {
      return .unsupportedScheme(String(name))
    }
    let bare = String(name.isEmpty ? rest : text[...])
    return usable("http://\(bare)") { _ in .missingScheme(bare) }
  }

  private static func usable(
    _ address: String, _ proposal: (String) -> ConfigurationError
  ) -> ConfigurationError {
    do throws(ConfigurationError) {
      _ = try ServerAddress(parsing: address)
      return proposal(address)
    } catch {
      return error
    }
  }

  /// Labels of 1 to 63 characters, 253 together (RFC 1035 §2.3.4); one final dot is fine. Nothing at all is
  /// told apart by the caller.
  private static func isName(_ host: Substring) -> Bool {
    guard !host.isEmpty else { return true }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let named = labels.last == "" ? labels.dropLast() : labels[...]
    return host.utf8.count <= 254 && !named.isEmpty
      && named.allSatisfy { (1...63).contains($0.utf8.count) }
  }

  private static func port(_ text: Substring) throws(ConfigurationError) -> Int? {
    guard !text.isEmpty else { return nil }
    let digits = text.dropFirst()
    guard text.first == ":", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(digits),
      (1...65_535).contains(port)
    else { throw .unusablePort(String(digits)) }
    return port
  }

  private static func apiPath(prefix: Substring) -> String {
    var prefix = prefix
    while prefix.last == "/" { prefix.removeLast() }
    return prefix.hasSuffix("/api/v1") ? String(prefix) : prefix + "/api/v1"
  }
}

extension String {
  /// Without white space and newlines at both ends: addresses and tokens often come from files.
  func trimmingWhiteSpace() -> String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
