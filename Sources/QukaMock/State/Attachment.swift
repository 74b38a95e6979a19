/// An image that belongs to a question (docs/protocol.md §3.4, §3.8).
struct Attachment: Codable, Equatable, Sendable {
  var url: String
  var description: String

  var json: JSON {
    ["type": "image", "url": .string(url), "ai_desc": .string(description)]
  }

  /// Whether the address names something on its host; the real server refuses one that does not,
  /// after it has stored the question.
  var hasPath: Bool {
    guard let scheme = url.firstRange(of: "://") else { return false }
    let rest = url[scheme.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return false }
    return rest.index(after: slash) < rest.endIndex
  }

  /// Whether it is an address at all; the real server panics over one that is not.
  var isAddress: Bool {
    !url.isEmpty && !url.unicodeScalars.contains { $0.value < 0x21 || $0 == "\u{7F}" }
  }
}
