import QukaWire

/// A pasted text that is one absolute path: as it is, in quotes, with backslashes, or as a `file:` address (RFC 8089).
enum PastedPath {
  static func path(in text: String) -> String? {
    var text = text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    guard text.utf8.count <= 4_096, !text.contains(where: \.isNewline) else { return nil }
    if text.hasPrefix("file://") { return decoded(text.dropFirst(7)) }
    if text.count > 2, text.first == "'", text.last == "'" {
      // A quotation mark inside stands as '\'' there.
      let inner = String(text.dropFirst().dropLast()).replacing(#"'\''"#, with: "\u{0}")
      return inner.contains("'") ? nil : absolute(inner.replacing("\u{0}", with: "'"))
    }
    if text.count > 2, text.first == "\"", text.last == "\"" {
      let inner = text.dropFirst().dropLast()
      return inner.contains("\"") ? nil : absolute(String(inner))
    }
    return absolute(unescaped(text))
  }

  private static func absolute(_ path: String) -> String? {
    path.hasPrefix("/") && !path.hasPrefix("//") && path.count > 1 ? path : nil
  }

  /// Only this machine's files: `file:///x` and `file://localhost/x`.
  private static func decoded(_ address: Substring) -> String? {
    let path = address.hasPrefix("localhost/") ? address.dropFirst(9) : address
    let bytes = Array(PercentEncoding.decoded(path))
    guard !bytes.contains(0) else { return nil }
    return absolute(String(decoding: bytes, as: UTF8.self))
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      result.append(character == "\\" ? rest.popFirst() ?? "\\" : character)
    }
    return result
  }
}
