import QukaMock
import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// A row of docs/protocol.md §6.6: when the stop comes.
enum StopMoment: String, CaseIterable, Sendable {
  case streaming
  case waitingForTheFirstToken
  /// The provider has the question; its first chunk has not come.
  case theProviderHasAnswered
  case toolThatObeys
  case toolThatIgnores
  /// The first message has ended long before the stop: journal and butler end it again.
  case toolAfterText
  /// The first stop is lost, as it is when it comes before the generation has registered itself.
  case lostAtTheServer
  /// The answer has just ended by itself.
  case nothingRunning

  static let text = """
    The lamp was lit every evening, and every evening the ships came home. One night the keeper \
    heard a voice 🌊 in the fog: 灯台の光. He opened the window and answered, and then he told the \
    whole story from the beginning, slowly.
    """

  var script: Script {
    switch self {
    case .streaming: .answer(Self.text)
    case .waitingForTheFirstToken, .lostAtTheServer: .answer(Self.text, firstToken: .seconds(20))
    case .theProviderHasAnswered:
      Script(
        [.wait(.seconds(1)), .providerAnswered("answer")]
          + Script.answer(Self.text, firstToken: .seconds(20)).steps)
    case .toolThatObeys: Self.tool(prelude: [.unusedRound("first")], obeys: true)
    case .toolThatIgnores: Self.tool(prelude: [.unusedRound("first")], obeys: false)
    case .toolAfterText:
      Self.tool(
        prelude: [.begin("first"), .delta("first", "Let me look it up."), .done("first")],
        obeys: true)
    case .nothingRunning: .answer("Short.")
    }
  }

  private static func tool(prelude: [Script.Step], obeys: Bool) -> Script {
    Script(
      [.wait(.milliseconds(400))] + prelude + [
        .beginTool("tool", name: "WebSearch", obeysCancellation: obeys), .wait(.seconds(4)),
        .finishTool("tool", arguments: #"{"query":"lamp"}"#, content: "Three results."),
        .wait(.milliseconds(300)), .begin("second"), .stream("second", text), .done("second"),
      ])
  }

  /// The moment has come.
  @Sendable func hasCome(_ state: AppState) -> Bool {
    let conversation = state.conversation
    switch self {
    case .streaming: return conversation.characters > 40
    case .waitingForTheFirstToken, .theProviderHasAnswered, .lostAtTheServer:
      return state.now >= .zero + .seconds(2)
    case .toolThatObeys, .toolThatIgnores, .toolAfterText:
      guard conversation.turn?.phase == .tool else { return false }
      return state.now >= .zero + .seconds(2)
    case .nothingRunning: return conversation.turn?.isSettling == true
    }
  }
}
