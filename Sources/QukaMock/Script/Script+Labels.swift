extension Script.Step {
  /// The message that the step concerns; `nil` when it concerns none.
  var label: Script.Label? {
    switch self {
    case .wait, .collapse: nil
    case .providerAnswered(let label), .begin(let label), .unusedRound(let label),
      .failTool(let label):
      label
    case .stream(let label, _), .buffer(let label, _): label
    case .delta(let label, _, _, _), .done(let label, _): label
    case .failed(let label, _, _, _), .beginTool(let label, _, _, _): label
    case .finishTool(let label, _, _, _): label
    }
  }

  /// After a stop only tools that ignore it go on, and the waiting for them.
  var isSkippedWhileStopping: Bool {
    switch self {
    case .wait, .finishTool, .failTool: false
    case .providerAnswered, .begin, .stream, .buffer, .delta, .done, .failed, .unusedRound,
      .beginTool, .collapse:
      true
    }
  }
}
