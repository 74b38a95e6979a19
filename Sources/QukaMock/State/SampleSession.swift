/// A session with history that is there when the server starts.
public struct SampleSession: Equatable, Sendable {
  public var title: String
  /// How long before the start it was last used.
  public var age: Duration
  /// Oldest first.
  public var messages: [SampleMessage]

  public init(title: String, age: Duration, messages: [SampleMessage]) {
    self.title = title
    self.age = age
    self.messages = messages
  }

  /// - Parameter texts: question, answer, question, answer.
  public init(title: String, age: Duration, texts: [String]) {
    let messages = texts.enumerated().map { index, text in
      index.isMultiple(of: 2) ? SampleMessage.question(text) : .answer(text)
    }
    self.init(title: title, age: age, messages: messages)
  }
}

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
