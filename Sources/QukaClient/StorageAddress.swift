import QukaWire

/// Where the storage is that a server sends an upload to: somebody else's address, which is looked at before anything
/// goes there.
struct StorageAddress {
  let url: SignedAddress
  /// Its host and port, for sentences.
  let server: ServerAddress

  /// Nil where it is no address, or leaves the encryption of the server that named it.
  init?(_ url: SignedAddress, namedBy server: ServerAddress) {
    let text = url.text
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let separator = text.firstRange(of: "://")
    else { return nil }
    let authority = text[separator.upperBound...].prefix { !"/?#".contains($0) }
    let base = "\(text[..<separator.lowerBound])://\(authority)"
    guard let storage = try? ServerAddress(parsing: base),
      storage.scheme == .https || server.scheme == .http
    else { return nil }
    self.url = url
    self.server = storage
  }
}
