/// Tool calls (docs/protocol.md §6.4).
extension Performance {
  mutating func beginTool(
    _ label: Script.Label,
    name: String,
    obeysCancellation: Bool,
    reportedUnder sibling: Script.Label?
  ) -> [TurnEvent] {
    let outer = configuration.quirks.contains(.sharedCalls) ? sibling ?? label : label
    let id = id(of: outer)
    let tips = ToolTips(id: id, name: name, arguments: "", content: "Using tool: \(name)")
    runningTools.append(
      RunningTool(
        label: label, outer: outer, name: name, obeysCancellation: obeysCancellation,
        reported: tips.codePoints
      )
    )
    return [
      .began(self.id(of: label), role: .tool),
      .toolUpdated(id, tips: tips, startAt: 0, progress: .generating),
    ]
  }

  mutating func finishTool(
    _ label: Script.Label,
    _ arguments: String,
    _ content: String,
    reportedAs other: Script.Label?
  ) -> [TurnEvent] {
    guard let tool = removeTool(label) else { return [] }
    let reported = isOdd ? other ?? tool.outer : tool.outer
    let tips = ToolTips(
      id: id(of: reported), name: tool.name, arguments: arguments, content: content
    )
    let id = id(of: tool.outer)
    let result = TurnEvent.toolUpdated(
      id, tips: tips, startAt: tool.reported, progress: .complete
    )
    let done = TurnEvent.toolDone(id, startAt: tool.reported + tips.codePoints)
    return [result, done] + endAfterStubbornTools()
  }

  mutating func failTool(_ label: Script.Label) -> [TurnEvent] {
    guard let tool = removeTool(label) else { return [] }
    return [.toolFailed(id(of: tool.outer), startAt: tool.reported)] + endAfterStubbornTools()
  }

  private mutating func removeTool(_ label: Script.Label) -> RunningTool? {
    guard let index = runningTools.firstIndex(where: { $0.label == label }) else { return nil }
    return runningTools.remove(at: index)
  }

  /// A turn that was stopped while a tool ignored it ends when the last such tool has returned.
  private mutating func endAfterStubbornTools() -> [TurnEvent] {
    guard isStopping, runningTools.isEmpty else { return [] }
    isFinished = true
    return configuration.agent == .standard ? [unannouncedFailure] : []
  }

  /// FAILED without a message for an id that nobody has heard of.
  var unannouncedFailure: TurnEvent {
    .failed(unannouncedID, startAt: 0, message: nil, kind: .unknown, discards: false)
  }
}

extension ToolTips {
  /// The length of the serialised object, which the server counts as text.
  fileprivate var codePoints: Int { json.encoded.unicodeScalars.count }
}
