import QukaWire

extension Proxy {
  /// As curl has it, for HTTP and SOCKS proxies alike.
  static let defaultPort = 1080

  /// Reads `[scheme://][user[:password]@]host[:port][/]` as curl does: without a scheme it is an HTTP
  /// proxy, what follows a slash is ignored, user and password are percent-decoded.
  init(parsing text: String) throws(ProxyProblem) {
    let text = text.trimmingWhiteSpace()
    var rest = text[...]
    var kind = Kind.http
    if let separator = text.firstRange(of: "://") {
      kind = try Self.kind(text[..<separator.lowerBound].lowercased())
      rest = text[separator.upperBound...]
    }
    rest = rest.prefix { $0 != "/" }
    var credentials: Credentials?
    if let at = rest.lastIndex(of: "@") {
      credentials = try Self.credentials(rest[..<at])
      rest = rest[rest.index(after: at)...]
    }
    guard kind == .http || credentials == nil else { throw .socksCredentials }
    let place: (host: String, port: Int?)
    do throws(ConfigurationError) {
      place = try ServerAddress.hostAndPort(rest)
    } catch {
      if case .unusablePort = error { throw .port }
      throw .host
    }
    self.init(
      kind: kind, host: place.host, port: place.port ?? Self.defaultPort, credentials: credentials)
  }

  private static func kind(_ scheme: String) throws(ProxyProblem) -> Kind {
    switch scheme {
    case "http": return .http
    case "socks5", "socks5h": return .socks5
    case "https": throw .secureProxy
    default: throw .scheme
    }
  }

  private static func credentials(_ text: Substring) throws(ProxyProblem) -> Credentials? {
    guard !text.isEmpty else { return nil }
    let user = text.prefix { $0 != ":" }
    let password = text.dropFirst(user.count + 1)
    guard let user = decoded(user), let password = decoded(password), !user.contains(":") else {
      throw .credentials
    }
    return Credentials(user: user, password: password)
  }

  /// Percent-decoded; nil for a broken escape, or a character that cannot stand in a header.
  private static func decoded(_ text: Substring) -> String? {
    var (bytes, rest) = ([UInt8](), Array(text.utf8)[...])
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
        let value = UInt8(digits, radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
