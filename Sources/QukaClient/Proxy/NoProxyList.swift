/// The servers that are reached without a proxy: names with everything below them, addresses, networks
/// (`10.0.0.0/8`), or `*` for all; an entry may be limited to a port.
struct NoProxyList: Sendable {
  private struct Entry {
    var host: String
    var port: Int?
  }

  private let entries: [Entry]

  /// - Parameter text: entries with commas or white space between them.
  init(_ text: String) {
    entries = text.lowercased().split { $0 == "," || $0.isWhitespace }.compactMap { Self.entry($0) }
  }

  func contains(host: String, port: Int) -> Bool {
    let name = Self.withoutFinalDot(host.lowercased())
    let address = IPAddress(name)
    return entries.contains { entry in
      guard entry.port == nil || entry.port == port else { return false }
      if entry.host == "*" { return true }
      if let address { return Self.isMember(address, of: entry.host) }
      return name == entry.host || name.hasSuffix("." + entry.host)
    }
  }

  private static func isMember(_ address: IPAddress, of entry: String) -> Bool {
    let parts = entry.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let network = IPAddress(String(parts[0])) else { return false }
    guard parts.count == 2 else { return address == network }
    guard let bits = Int(parts[1]) else { return false }
    return address.isIn(network, bits: bits)
  }

  /// Nil for an entry whose port cannot be read: it is no wish for all ports.
  private static func entry(_ text: Substring) -> Entry? {
    var (host, port) = (text, Substring?.none)
    if text.first == "[", let end = text.firstIndex(of: "]") {
      host = text.dropFirst()[..<end]
      let rest = text[end...].dropFirst()
      if rest.first == "/" { host += rest } else if !rest.isEmpty { port = rest.dropFirst() }
    } else if let colon = text.lastIndex(of: ":"), text.firstIndex(of: ":") == colon {
      host = text[..<colon]
      port = text[text.index(after: colon)...]
    }
    if host.hasPrefix("*.") { host = host.dropFirst() }
    let name = withoutFinalDot(String(host.drop { $0 == "." }))
    guard let port, !port.isEmpty else { return Entry(host: name) }
    return Int(port).map { Entry(host: name, port: $0) }
  }

  private static func withoutFinalDot(_ name: String) -> String {
    name.hasSuffix(".") ? String(name.dropLast()) : name
  }
}
