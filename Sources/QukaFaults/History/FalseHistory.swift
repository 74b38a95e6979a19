import QukaMock
import Synchronization

/// A history that differs from what was streamed, as the faults say.
final class FalseHistory: Sendable {
  /// The latest delta of a message.
  private struct Delta {
    /// How many code points stand before it.
    var start: Int
    /// When it was published, on the server's clock.
    var time: Duration
  }

  private struct State {
    var faults: Set<HistoryFault> = []
    /// By the message's id.
    var deltas: [String: Delta] = [:]
  }

  /// How long storage may be behind, when it is.
  private static let longestLag = Duration.seconds(5)

  private let state = Mutex(State())

  func set(_ faults: Set<HistoryFault>) {
    state.withLock { $0.faults = faults }
  }

  /// Remembers where and when a message grew.
  func note(_ publication: JSON, at now: Duration) {
    guard publication["type"] == "2", let data = publication["data"],
      let id = data["message_id"]?.text, let start = data["start_at"]?.integer
    else { return }
    state.withLock { $0.deltas[id] = Delta(start: Int(start), time: now) }
  }

  /// Every second number repeats the one before it, as it may on the real server (docs/protocol.md §3.5).
  func sequence(_ sequence: Int64, after count: Int) -> Int64 {
    let repeats = state.withLock { $0.faults.contains(.repeatedSequences) }
    return repeats && !count.isMultiple(of: 2) ? sequence - 1 : sequence
  }

  /// The message as the history lists it at that time.
  func listed(_ message: StoredMessage, at now: Duration) -> StoredMessage {
    guard message.role == .assistant else { return message }
    let (faults, delta) = state.withLock { ($0.faults, $0.deltas[message.id]) }
    var listed = message
    if faults.contains(.lagging), message.progress == .generating, let delta,
      now - delta.time < Self.longestLag
    {
      listed.text = String(message.text.unicodeScalars.prefix(delta.start))
      if listed.text.isEmpty { listed.progress = .created }
    }
    if faults.contains(.staleProgress) {
      listed.progress = message.text.isEmpty ? .created : .generating
    }
    return listed
  }
}
