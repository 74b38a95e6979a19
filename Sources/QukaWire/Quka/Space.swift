/// A space: `GET /space/list` (docs/protocol.md §3.2).
public struct Space: Equatable, Sendable {
  public var id: SpaceID
  public var title: String
  public var role: String

  public init(id: SpaceID, title: String, role: String) {
    self.id = id
    self.title = title
    self.role = role
  }
}

extension Space {
  init?(decoding value: JSONValue) {
    guard let id = SpaceID(decoding: value["space_id"]) else { return nil }
    self.init(
      id: id, title: value.name("title"), role: value["role"]?.text ?? ""
    )
  }
}
