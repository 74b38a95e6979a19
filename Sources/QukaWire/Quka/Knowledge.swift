/// An entry of a space's knowledge base, as a reader wants it (docs/protocol.md §3.7).
public struct Knowledge: Equatable, Sendable {
  public var id: KnowledgeID
  public var title: String
  public var tags: [String]
  /// Its text as Markdown, whatever it is stored as.
  public var text: String
  /// When it was changed last, in Unix seconds; 0 when that is not known.
  public var updatedAt: Int

  public init(
    id: KnowledgeID, title: String, tags: [String] = [], text: String, updatedAt: Int = 0
  ) {
    self.id = id
    self.title = title
    self.tags = tags
    self.text = text
    self.updatedAt = updatedAt
  }
}

extension Knowledge {
  init?(decoding data: JSONValue) {
    guard let id = KnowledgeID(decoding: data["id"]) else { return nil }
    self.init(
      id: id, title: data["title"]?.text ?? "",
      tags: (data["tags"]?.list ?? []).compactMap(\.text), text: Self.text(data),
      updatedAt: data["updated_at"]?.integer ?? 0)
  }

  private static func text(_ data: JSONValue) -> String {
    let content = data["content"]?.text ?? ""
    switch data["content_type"]?.text {
    case "html": return withoutTags(content)
    case "blocks":
      var texts: [String] = []
      collect(data["blocks"] ?? data["content"] ?? .null, &texts, depth: 0)
      return texts.isEmpty ? content : texts.joined(separator: "\n\n")
    default: return content
    }
  }

  /// The texts of an editor's blocks, in their order.
  private static func collect(_ value: JSONValue, _ texts: inout [String], depth: Int) {
    guard depth < 16 else { return }
    for member in value.members ?? [] {
      if member.name == "text" || member.name == "code", let text = member.value.string {
        if !text.isEmpty { texts.append(withoutTags(text)) }
      } else {
        collect(member.value, &texts, depth: depth + 1)
      }
    }
    if case .array(let elements) = value {
      for element in elements {
        if let text = element.string { texts.append(withoutTags(text)) }
        collect(element, &texts, depth: depth + 1)
      }
    }
  }

  /// Text without what stands in angle brackets; the end of a block is the end of a line.
  private static func withoutTags(_ html: String) -> String {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return html }
    var text = ""
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ">") else {
        rest = rest[start...]
        break
      }
      let tag = rest[start...end].lowercased()
      if ["<br", "</p", "</h", "</l", "</d", "</t"].contains(where: { tag.hasPrefix($0) }) {
        text += "\n\n"
      }
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }
}
