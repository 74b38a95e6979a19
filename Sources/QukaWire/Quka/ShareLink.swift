/// The address at which anybody can read a chat (docs/protocol.md §3.6).
public struct ShareLink: Equatable, Sendable {
  public var address: String

  public init(_ address: String) { self.address = address }

  /// Nil for what is no web address.
  init?(decoding data: JSONValue) {
    guard let address = data["url"]?.text, address.utf8.count <= Self.mostBytes,
      ["https://", "http://"].contains(where: address.hasPrefix),
      address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    self.address = address
  }

  private static let mostBytes = 2_000
}
