/// An entry of a space's knowledge base (docs/protocol.md §3.7).
public struct Knowledge: Equatable, Sendable {
  public var id: String
  public var title: String
  /// Markdown.
  public var content: String
  public var tags: [String]
  /// Unix seconds.
  public var createdAt: Int64

  public init(
    id: String,
    title: String,
    content: String,
    tags: [String] = [],
    createdAt: Int64 = 1_795_363_200
  ) {
    self.id = id
    self.title = title
    self.content = content
    self.tags = tags
    self.createdAt = createdAt
  }

  func json(space: String, user: String) -> JSON {
    [
      "id": .string(id), "space_id": .string(space), "kind": "text", "resource": "knowledge",
      "title": .string(title), "tags": tags.isEmpty ? .null : .array(tags.map { .string($0) }),
      "content": .string(content), "content_type": "markdown", "user_id": .string(user),
      "stage": 3, "created_at": .integer(createdAt), "updated_at": .integer(createdAt),
      "expired_at": 0, "source": "", "source_ref": "",
    ]
  }
}
