import QukaWire

/// A chat as it leaves the program: what was said in it, without what only the program needs.
package struct ExportedChat: Equatable, Sendable {
  package struct Message: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
      /// Files have their names only: their addresses are signed, and whoever has one can read the file.
      case question(String, [Attachment])
      case answer(String, thinking: String)
      case tool(name: String, arguments: String, result: String)
    }

    package enum State: Equatable, Sendable, CaseIterable {
      case complete
      /// It was on its way, or being written, when it was exported.
      case running
      case stopped
      /// Stopped here; the server did not confirm it.
      case unconfirmed
      case failed
      case interrupted
      case incomplete
    }

    package var content: Content
    package var state: State
    /// When the server stored it, in Unix seconds; nil when that is not known.
    package var sentAt: Int?

    package init(_ content: Content, _ state: State = .complete, sentAt: Int? = nil) {
      self.content = content
      self.state = state
      self.sentAt = sentAt
    }
  }

  package var title: String
  /// The server's id of it; nil while it has none.
  package var session: SessionID?
  /// It reaches back to its first message.
  package var isWhole: Bool
  package var messages: [Message]

  package init(title: String, session: SessionID?, isWhole: Bool, messages: [Message]) {
    self.title = title
    self.session = session
    self.isWhole = isWhole
    self.messages = messages
  }

  package init(_ conversation: Conversation, title: String, session: SessionID?, isWhole: Bool) {
    var messages: [Message] = []
    for entry in conversation.entries {
      if case .mark(let mark) = entry.content {
        if let last = messages.indices.last { messages[last].state = Message.State(mark) }
      } else if let message = Message(entry) {
        messages.append(message)
      }
    }
    self.init(title: title, session: session, isWhole: isWhole, messages: messages)
  }
}

extension ExportedChat.Message {
  /// Nil for what is no message.
  fileprivate init?(_ entry: Entry) {
    switch entry.content {
    case .question(let question):
      self.init(.question(question.text, question.attachments), State(question.state))
    case .answer(let answer):
      let state =
        answer.state == .completed && answer.hasGap ? State.incomplete : State(answer.state)
      self.init(.answer(answer.text.answer, thinking: answer.text.thinking), state)
    case .tool(let call):
      self.init(
        .tool(name: call.name, arguments: call.arguments, result: call.content), State(call.state))
    case .mark: return nil
    }
    sentAt = entry.sentAt > 0 ? entry.sentAt : nil
  }
}

extension ExportedChat.Message.State {
  fileprivate init(_ mark: TurnMark) {
    switch mark {
    case .stopped: self = .stopped
    case .finished: self = .complete
    case .notConfirmed: self = .unconfirmed
    case .failed: self = .failed
    case .interrupted: self = .interrupted
    case .incomplete: self = .incomplete
    }
  }

  fileprivate init(_ state: Question.State) {
    switch state {
    case .sending: self = .running
    case .sent: self = .complete
    case .failed: self = .failed
    }
  }

  fileprivate init(_ state: Answer.State) {
    switch state {
    case .open: self = .running
    case .completed: self = .complete
    case .stopped: self = .stopped
    case .failed: self = .failed
    case .incomplete: self = .incomplete
    }
  }

  fileprivate init(_ state: ToolCall.State) {
    switch state {
    case .running: self = .running
    case .completed: self = .complete
    case .failed: self = .failed
    case .stopped: self = .stopped
    case .untold: self = .incomplete
    }
  }
}
