import QukaMock

/// Every complete sequence of docs/protocol.md §6.10 and the other endings that a client meets, as
/// scenes.
package enum Catalogue {
  package typealias Entry = Scene

  /// The rows of docs/protocol.md §6.10 in their order, then the variants that the prose around them
  /// names; nobody stops these.
  package static let sequences: [Entry] =
    rows + texts + thoughts + tools + endings

  /// Every moment of a stop (docs/protocol.md §6.6).
  package static let stops: [Entry] = stopsOfText + stopsOfTools

  /// Everything above and the parallel calls of one tool.
  package static let all = sequences + stops + parallelCalls

  /// The scene of that name; `nil` when there is none.
  package static func entry(_ name: String) -> Entry? {
    all.first { $0.name == name }
  }

  typealias Moment = Scene.Moment

  /// INIT, then a delta every 310 ms, then DONE: how the real server writes.
  static func answer(_ parts: [String], at start: Int, label: String = "answer") -> [Moment] {
    let deltas = parts.enumerated().map { Moment(start + 120 + 310 * $0, .delta(label, $1)) }
    let end = Moment(start + 120 + 310 * parts.count, .done(label))
    return [Moment(start, .begin(label))] + deltas + [end]
  }

  /// One call from beginning to result.
  static func tool(
    _ name: String,
    from start: Int,
    to end: Int,
    label: String = "tool",
    arguments: String = #"{"query":"x"}"#,
    content: String = "RESULT"
  ) -> [Moment] {
    [
      Moment(start, .beginTool(label, name: name)),
      Moment(end, .finishTool(label, arguments: arguments, content: content)),
    ]
  }
}
