/// What the assistant does in one turn, as data: a list of steps that an engine plays in order.
///
/// Every row of docs/protocol.md §6.10 can be written as a script; what happens on a stop (§6.6) is
/// the engine's business, because it depends on the moment and not on the script.
public struct Script: Equatable, Sendable {
  /// Names a message inside a script; the engine gives it an id. The first one becomes `answer_id`.
  public typealias Label = String

  public enum Step: Equatable, Sendable {
    /// The model or a tool is busy.
    case wait(Duration)
    /// The provider has taken the question of this message's round and has written nothing yet: nobody
    /// sees it, but a stop leads elsewhere from here on (docs/protocol.md §6.6).
    case providerAnswered(Label)
    /// INIT of an assistant's message.
    case begin(Label)
    /// Text that is written at the server's pace.
    case stream(Label, String)
    /// Text that is sent at once, as one delta.
    case delta(Label, String, progress: Progress = .generating, kind: MessageKind = .unknown)
    /// Text that was written and not sent yet: it goes out with the next delta or DONE, and late or
    /// never when the turn ends otherwise.
    case buffer(Label, String)
    /// DONE.
    case done(Label, progress: Progress = .complete)
    /// FAILED. `message` is the literal for "no text at all"; `discards` deletes the row.
    case failed(Label, message: String? = nil, kind: MessageKind = .unknown, discards: Bool = false)
    /// A model round that only calls tools: nothing in clean mode, in quirk mode FAILED for an id
    /// that is never announced.
    case unusedRound(Label)
    /// INIT of a tool's message and its "Using tool: …" state. `reportedUnder` is the parallel call whose
    /// id all further events carry, in quirk mode (docs/protocol.md §6.4); it may begin later.
    case beginTool(
      Label, name: String, obeysCancellation: Bool = true, reportedUnder: Label? = nil)
    /// The finished state of a tool and TOOL_DONE; `reportedAs` is the label whose id the result
    /// carries.
    case finishTool(Label, arguments: String, content: String, reportedAs: Label? = nil)
    /// TOOL_FAILED.
    case failTool(Label)
    /// The agent's graph ends with an error that belongs to no message: an unknown tool, too many
    /// rounds, a stream without a finish marker (docs/protocol.md §6.5).
    case collapse
  }

  public var steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps
  }

  /// One answer, after the time that the model takes for its first token.
  public static func answer(_ text: String, firstToken: Duration = .milliseconds(350)) -> Script {
    Script([.wait(firstToken), .begin("answer"), .stream("answer", text), .done("answer")])
  }
}
