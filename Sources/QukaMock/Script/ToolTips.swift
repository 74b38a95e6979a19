/// The whole state of a tool call, as type 6 carries it.
struct ToolTips: Equatable, Sendable {
  var id: String
  var name: String
  var arguments: String
  var content: String

  var json: JSON {
    [
      "id": .string(id), "tool_name": .string(name), "args": .string(arguments),
      "content": .string(content),
    ]
  }
}
