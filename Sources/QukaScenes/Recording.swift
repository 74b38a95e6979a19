import QukaMock

/// The recorded turns of the real server (the companion fixtures of docs/protocol.md), A to L without
/// K, each to be played with its timing.
///
/// A server with quirks that plays one writes the recorded frames, byte for byte, apart from
/// identifiers and times.
package enum Recording: String, CaseIterable, Sendable {
  case thinkingToolAnswer = "A_thinking_tool_answer"
  case toolFirst = "B_tool_first_spurious_failed"
  case stopMidText = "C_stop_mid_text"
  case stopDuringTool = "D_stop_during_tool"
  case stopBeforeFirstToken = "E_stop_before_first_token"
  case failureMidStream = "F_failure_mid_stream"
  case earlyError = "G_early_error"
  case emptyAnswer = "H_empty_answer"
  case butlerStop = "I_butler_stop_double_done"
  case parallelTools = "J_parallel_tools"
  case sameToolTwice = "L_same_tool_twice"

  /// What to play.
  package var scene: Scene {
    switch self {
    case .thinkingToolAnswer: Self.thinkingToolAnswerScene
    case .toolFirst: Self.toolFirstScene
    case .stopMidText: Self.stopMidTextScene
    case .stopDuringTool: Self.stopDuringToolScene
    case .stopBeforeFirstToken: Self.stopBeforeFirstTokenScene
    case .failureMidStream: Self.failureMidStreamScene
    case .earlyError: Self.earlyErrorScene
    case .emptyAnswer: Self.emptyAnswerScene
    case .butlerStop: Self.butlerStopScene
    case .parallelTools: Self.parallelToolsScene
    case .sameToolTwice: Self.sameToolTwiceScene
    }
  }

  /// Recording K: what the other channels carried, with its timing.
  package static let otherChannels: [(time: Duration, announcement: Announcement)] = [
    (.zero, .stage("Embedding", knowledge: "n9qU71qKbqhHak6weNrH7UpCzU4yNiBv")),
    (.seconds(2), .stage("Done", knowledge: "n9qU71qKbqhHak6weNrH7UpCzU4yNiBv")),
    (.milliseconds(2500), .rename("Backup policy recap")), (.seconds(3), .stopNotice),
  ]
}
