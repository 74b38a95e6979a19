import QukaWire

/// Where a link may lead: only to what can be opened or shown without surprises.
enum LinkTarget: Hashable, Sendable {
  /// `http`, `https` or `mailto`, as it is handed to a browser.
  case address(String)
  /// An entry of the space's knowledge base (docs/protocol.md §3.7).
  case knowledge(KnowledgeID)

  /// Longer addresses are data, not places.
  private static let maximumBytes = 8 << 10
  private static let schemes = ["http://", "https://", "mailto:"]

  /// Nil for every other scheme, for relative addresses, and where spaces, control characters or what nobody can see
  /// hide in it: what is shown must be what is opened.
  init?(_ address: String) {
    guard address.utf8.count <= Self.maximumBytes,
      address.unicodeScalars.allSatisfy(Self.isVisible)
    else { return nil }
    let prefix = "#knowledge-"
    if address.hasPrefix(prefix) {
      guard let id = KnowledgeID(checking: String(address.dropFirst(prefix.count))) else {
        return nil
      }
      self = .knowledge(id)
      return
    }
    let start = address.prefix(8).lowercased()
    guard
      Self.schemes.contains(where: { start.hasPrefix($0) && address.utf8.count > $0.utf8.count })
    else { return nil }
    self = .address(address)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value > 0x20 && scalar.value != 0x7F }
    let properties = scalar.properties
    return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
      && properties.generalCategory != .control && properties.generalCategory != .format
  }

  var isAddress: Bool {
    if case .address = self { return true }
    return false
  }
}
