/// The status line and the header fields of an HTTP/1.1 response (RFC 9112 §4, §5), read strictly:
/// what is not written as it should be is refused and not guessed at.
struct ResponseHead: Equatable, Sendable {
  let status: Int
  /// Whether the version is 1.1 or a later 1.x; HTTP/1.0 cannot switch protocols and knows no chunks.
  let canUpgrade: Bool
  let reason: String
  /// In wire order, names in lower case, values without surrounding white space.
  let fields: [HeaderField]

  /// - Parameter bytes: everything up to and with the empty line.
  init(_ bytes: [UInt8]) throws(ResponseHeadError) {
    var lines = try Self.lines(bytes)[...]
    let statusLine = lines.popFirst() ?? ""
    let parts = statusLine.split(
      separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, let minor = Self.minorVersion(parts[0]) else {
      throw .notHTTP(statusLine.excerpt(limit: 64))
    }
    guard parts[1].utf8.count == 3, let status = Int(parts[1]), (100...599).contains(status) else {
      throw .unusableStatus(statusLine.excerpt(limit: 64))
    }
    self.status = status
    canUpgrade = minor >= 1
    reason = parts.count == 3 ? String(parts[2]) : ""
    var fields: [HeaderField] = []
    for line in lines {
      fields.append(try Self.field(line))
    }
    self.fields = fields
  }

  /// All values of a field as one, in order (RFC 9110 §5.3); nil without such a field.
  func joined(_ name: String) -> String? {
    let values = values(name)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// The value of each field of that name, in order.
  func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The members of a field that is a comma-separated list.
  func tokens(_ name: String) -> [String] {
    (joined(name) ?? "").split(separator: ",").map { Self.trim($0) }
  }

  /// Cuts at CRLF, and refuses any CR, LF or NUL elsewhere (RFC 9112 §2.2, RFC 9110 §5.5).
  private static func lines(_ bytes: [UInt8]) throws(ResponseHeadError) -> [String] {
    var lines: [String] = []
    var start = 0
    while let end = bytes[start...].firstIndex(where: { $0 == 0x0D || $0 == 0x0A || $0 == 0 }) {
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      guard bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A else {
        throw .unreadableField(line.excerpt(limit: 64))
      }
      if !line.isEmpty { lines.append(line) }
      start = end + 2
    }
    return lines
  }

  private static func minorVersion(_ version: Substring) -> Int? {
    guard version.hasPrefix("HTTP/1."), version.utf8.count == 8 else { return nil }
    return version.last?.wholeNumberValue
  }

  /// A name that is a token, a colon right behind it, a value. A line that begins with white space
  /// would continue the one before, which RFC 9112 §5.2 has done away with.
  private static func field(_ line: String) throws(ResponseHeadError) -> HeaderField {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      throw .unreadableField(line.excerpt(limit: 64))
    }
    let name = line[..<colon]
    guard !name.isEmpty, name.utf8.allSatisfy(HeaderField.isTokenCharacter) else {
      throw .unreadableField(line.excerpt(limit: 64))
    }
    return HeaderField(name.lowercased(), trim(line[line.utf8.index(after: colon)...]))
  }

  /// Without the spaces and tabs around it.
  private static func trim(_ text: Substring) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = text.firstIndex(where: { !isBlank($0) }),
      let last = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }
}
