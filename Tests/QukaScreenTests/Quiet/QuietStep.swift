import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// What happens in a row of the table of stored answers.
enum QuietStep: Sendable {
  case event(ChatEvent)
  case seconds(Double)
  case escape
  /// The stop request is answered.
  case stop(StopAnswer)
  /// The person types it and presses Enter.
  case enter(String)
  /// The server takes the question that is being sent.
  case accept
  case loseConnection
  /// The link stands again and the channel is open; history tells nothing new unless `stored` follows.
  case connectAgain
  /// The newest page of the history, as it is then.
  case stored([Message])
  /// A page from before the first message.
  case older([Message])
  case otherChat
  case comeBack
  /// Another run of the program opens the chat.
  case restart([Message])
  case look(QuietLook)
}

/// What is seen of chat `a` at a moment of the table.
struct QuietLook: Sendable {
  enum State: Sendable {
    /// Nothing runs: Esc does nothing, Enter sends.
    case over
    /// Only history tells of it: it is listened for, and not counted.
    case awaited
    /// It holds nothing up: Enter sends after a sentence, Esc stops it.
    case quiet
    case running
    /// It runs without a sign of life, and says for how long.
    case withoutNews
    case stopping
  }

  var state: State
  /// The last lines of the transcript, in the words of `Conversation.summary`.
  var lines: [String]
  /// Stop requests so far.
  var stops = 0
  /// What waits to be sent.
  var queue: [String] = []
  /// What waits for the person.
  var held: [String] = []
}

extension QuietStep {
  static func look(
    _ state: QuietLook.State, _ lines: String..., stops: Int = 0, queue: [String] = [],
    held: [String] = []
  ) -> QuietStep {
    .look(QuietLook(state: state, lines: lines, stops: stops, queue: queue, held: held))
  }

  /// Deltas as the real server writes them: one about every 340 ms.
  static func deltas(_ id: String, from start: Int, seconds: Double) -> [QuietStep] {
    (0..<Int(seconds / 0.34)).flatMap { index in
      [.seconds(0.34), .event(.text(id, ".", at: start + index))] as [QuietStep]
    }
  }
}

// MARK: - Messages

extension Message {
  /// The wall clock of the table.
  static let now = 1_795_363_200

  static func question(_ id: String, _ text: String, age: Int = 60) -> Message {
    var message = Message.make(id, .user, text)
    message.sentAt = now - age
    return message
  }

  static func answer(
    _ id: String, _ text: String, _ progress: QukaWire.Progress = .completed, age: Int = 50
  ) -> Message {
    var message = Message.make(id, .assistant, text, progress)
    message.sentAt = now - age
    return message
  }

  /// A call of a tool; without a name it is only announced.
  static func call(
    _ id: String, _ name: String, _ progress: QukaWire.Progress, age: Int = 50
  ) -> Message {
    var message = Message.make(id, .tool, "", progress)
    message.sentAt = now - age
    if !name.isEmpty {
      let content = progress == .completed ? "RESULT" : "Using tool: \(name)"
      message.tool = ToolTips(id: id, name: name, arguments: "", content: content)
    }
    return message
  }
}

extension ChatEvent {
  static func result(_ id: String) -> ChatEvent {
    .toolUpdated(
      MessageID(id), ToolTips(id: id, name: "Search", arguments: "{}", content: "RESULT"),
      progress: .completed)
  }
}
