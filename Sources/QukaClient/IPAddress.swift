import Glibc

/// An IPv4 or IPv6 address: four or sixteen bytes in network order.
struct IPAddress: Hashable, Sendable {
  let bytes: [UInt8]

  /// Reads the usual text forms; an IPv6 address without brackets and without a zone.
  init?(_ text: String) {
    if let bytes = Self.parse(text, AF_INET, count: 4) {
      self.bytes = bytes
    } else if let bytes = Self.parse(text, AF_INET6, count: 16) {
      // An IPv4 address in IPv6's clothes (RFC 4291 §2.5.5.2) is that IPv4 address.
      let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
      self.bytes = isMapped ? Array(bytes[12...]) : bytes
    } else {
      return nil
    }
  }

  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// Whether a host is this machine: `localhost` and names below it (RFC 6761 §6.3), 127.0.0.0/8, ::1.
  static func isLoopback(_ host: String) -> Bool {
    if let address = IPAddress(host) { return address.isLoopback }
    let name = host.hasSuffix(".") ? host.dropLast() : host[...]
    return name == "localhost" || name.hasSuffix(".localhost")
  }

  /// Whether the first `bits` bits are those of `network`.
  func isIn(_ network: IPAddress, bits: Int) -> Bool {
    guard bytes.count == network.bytes.count, (0...bytes.count * 8).contains(bits) else {
      return false
    }
    return (0..<bits).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return bytes[bit / 8] & mask == network.bytes[bit / 8] & mask
    }
  }

  private static func parse(_ text: String, _ family: CInt, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}
