/// Where a link may lead: only to what can be opened or shown without surprises.
package enum LinkTarget: Hashable, Sendable {
  /// `http`, `https` or `mailto`, as it is handed to a browser.
  case address(String)
  /// An entry of the space's knowledge base, by its id (docs/protocol.md §3.7).
  case knowledge(String)
  /// A file that came with a question, by its place among those that are listed; no text names one.
  case file(Int)

  /// Longer addresses are data, not places.
  private static let maximumBytes = 8 << 10
  private static let schemes = ["http://", "https://", "mailto:"]

  /// Nil for every other scheme, for relative addresses, and where spaces, control characters or what nobody can see
  /// hide in it: what is shown must be what is opened.
  package init?(_ address: String) {
    guard address.utf8.count <= Self.maximumBytes,
      address.unicodeScalars.allSatisfy(Self.isVisible)
    else { return nil }
    let prefix = "#knowledge-"
    if address.hasPrefix(prefix) {
      let id = String(address.dropFirst(prefix.count))
      guard Self.isName(id) else { return nil }
      self = .knowledge(id)
      return
    }
    let start = address.prefix(8).lowercased()
    guard
      Self.schemes.contains(where: { start.hasPrefix($0) && address.utf8.count > $0.utf8.count })
    else { return nil }
    self = .address(address)
  }

  /// Whether it can be a segment of a path and no step from place to place (RFC 3986 §5.2.4), and is not longer than ids are.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && text.utf8.count <= 256
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value > 0x20 && scalar.value != 0x7F }
    let properties = scalar.properties
    return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
      && properties.generalCategory != .control && properties.generalCategory != .format
  }

  package var isAddress: Bool {
    if case .address = self { return true }
    return false
  }
}
