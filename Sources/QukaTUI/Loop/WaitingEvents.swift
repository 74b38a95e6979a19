import QukaChat
import QukaScreen
import QukaWire

/// What waits in the inbox, in order.
///
/// A delta is joined to the last one of its message if the two are contiguous and its session has had
/// nothing but deltas since; so the answers of many sessions that stream in turn are joined each for
/// itself, and no delta ever passes an ending, whoever's. What is not about one session (the connection, an
/// answer of REST) keeps its place among everything.
struct WaitingEvents {
  private enum Slot {
    case event(Event)
    case delta(Delta)
  }

  private struct Delta {
    let session: SessionID
    let message: MessageID
    let startAt: Int
    let progress: Progress
    var text: String
    /// The place where the next delta of the message starts, in code points.
    var end: Int

    var event: ChatEvent {
      .delta(message, text: text, startAt: startAt, progress: progress)
    }
  }

  private let limits: InboxLimits
  private var slots: [Slot] = []
  /// The slots of deltas that may still grow, by session and message.
  private var growing: [SessionID: [MessageID: Int]] = [:]
  /// Bytes of the texts that wait, and a fixed sum for everything else of an event.
  private(set) var bytes = 0

  init(limits: InboxLimits) {
    self.limits = limits
  }

  var isEmpty: Bool { slots.isEmpty }
  var isFull: Bool { bytes > limits.bytes || slots.count > limits.events }

  mutating func add(_ event: Event) {
    guard case .server(.realtime(.chat(let session, let chat))) = event else {
      growing.removeAll(keepingCapacity: true)
      return append(.event(event), textBytes: 0)
    }
    guard case .delta(let id, let text, let start, let progress) = chat else {
      growing[session] = nil
      return append(.event(event), textBytes: chat.textBytes)
    }
    let length = text.codePointCount
    if join(text, length, session, id, start, progress) { return }
    growing[session, default: [:]][id] = slots.count
    append(
      .delta(
        Delta(
          session: session, message: id, startAt: start, progress: progress, text: text,
          end: start + length)), textBytes: text.utf8.count)
  }

  mutating func takeAll() -> [Event] {
    defer {
      slots = []
      growing = [:]
      bytes = 0
    }
    return slots.map { slot in
      switch slot {
      case .event(let event): event
      case .delta(let delta):
        .server(.realtime(.chat(delta.session, delta.event)))
      }
    }
  }

  /// Appends to the delta that ends where this one starts, if there is one that may grow.
  private mutating func join(
    _ text: String, _ length: Int, _ session: SessionID, _ id: MessageID, _ start: Int,
    _ progress: Progress
  ) -> Bool {
    guard let index = growing[session]?[id], case .delta(var delta) = slots[index],
      delta.end == start, delta.progress == progress
    else { return false }
    slots[index] = .event(.tick)  // Lets go of the text, so that it grows in place.
    delta.text += text
    delta.end += length
    slots[index] = .delta(delta)
    bytes += text.utf8.count
    return true
  }

  private mutating func append(_ slot: Slot, textBytes: Int) {
    slots.append(slot)
    bytes += textBytes + 128
  }
}

extension ChatEvent {
  /// Bytes of the texts that the event carries.
  fileprivate var textBytes: Int {
    switch self {
    case .messageStarted(let message), .toolStarted(let message):
      message.text.utf8.count + (message.tool?.textBytes ?? 0)
    case .delta(_, let text, _, _): text.utf8.count
    case .failed(_, _, let text): text?.utf8.count ?? 0
    case .toolUpdated(_, let tips, _): tips.textBytes
    case .done, .toolDone, .toolFailed, .unknown: 0
    }
  }
}

extension ToolTips {
  fileprivate var textBytes: Int { arguments.utf8.count + content.utf8.count }
}
