import QukaMock

/// Parallel calls of one tool, as the real server tells of them (docs/protocol.md §6.4).
extension Catalogue {
  /// The events of all calls carry the id of the call that begins last, the first of them before that id
  /// is announced; the history lists the other calls as begun for ever.
  package static let parallelCalls: [Entry] = [
    Entry(
      "parallel calls of one tool under one id", sharedCalls,
      quirks: "4/4 \(begun) 6/1 7/1 6/1 7/1 6/1 7/1 1/2 2/3 3/1",
      clean: "\(begun) 6/1 7/1 6/1 7/1 6/1 7/1 1/2 2/3 3/1",
      stored: [.created, .created, .complete, .complete],
      storedClean: [.complete, .complete, .complete, .complete]),
    Entry(
      "stop during parallel calls of one tool", sharedCalls, stop: 400,
      quirks: "4/4 \(begun) 8/4 8/4 8/4 4/4", clean: "\(begun) 8/4 8/4 8/4 1/2 3/5",
      stored: [.created, .created, .failed],
      storedClean: [.failed, .failed, .failed, .canceled]),
    Entry(
      "stop during parallel calls of one tool, butler", agent: .butler, sharedCalls, stop: 400,
      quirks: "4/4 \(begun) 3/5 8/4 8/4 8/4", clean: "\(begun) 8/4 8/4 8/4 1/2 3/5",
      stored: [.created, .created, .failed],
      storedClean: [.failed, .failed, .failed, .canceled]),
  ]

  private static let begun = "5/2 6/3 5/2 6/3 5/2 6/3"

  private static let sharedCalls: [Moment] = {
    let labels = ["first", "second", "third"]
    let beginnings = labels.map {
      Moment(30, .beginTool($0, name: "WebSearch", reportedUnder: labels[2]))
    }
    let results = labels.enumerated().map { index, label in
      let query = #"{"query":"\#(label)"}"#
      return Moment(
        600 + 300 * index, .finishTool(label, arguments: query, content: "RESULT of \(label)"))
    }
    return [Moment(20, .unusedRound("call"))] + beginnings + results
      + answer(["All three agree."], at: 1900)
  }()
}
