/// A message of a sample session, in whatever state it was left.
public struct SampleMessage: Equatable, Sendable {
  var role: Role
  var text: String
  var progress: Progress
  var attachments: [Attachment] = []
  /// What a tool's message tells beside its text (docs/protocol.md §3.5).
  var toolName = ""
  var toolArguments = ""

  /// - Parameter pictures: the addresses of the images that came with it.
  public static func question(_ text: String, pictures: [String] = []) -> SampleMessage {
    var message = SampleMessage(role: .user, text: text, progress: .complete)
    message.attachments = pictures.map { Attachment(url: $0, description: "") }
    return message
  }

  public static func answer(_ text: String, _ progress: Progress = .complete) -> SampleMessage {
    SampleMessage(role: .assistant, text: text, progress: progress)
  }

  /// A call with its result.
  public static func tool(
    _ name: String,
    arguments: String,
    result: String,
    _ progress: Progress = .complete
  ) -> SampleMessage {
    let tips = ToolTips(id: "", name: name, arguments: arguments, content: result)
    var message = SampleMessage(role: .tool, text: tips.json.encoded, progress: progress)
    message.toolName = name
    message.toolArguments = arguments
    return message
  }

  /// A call of which nothing was told but that it began (docs/protocol.md §6.4).
  public static let begunTool = SampleMessage(role: .tool, text: "", progress: .created)
}
