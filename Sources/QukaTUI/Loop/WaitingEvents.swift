import QukaChat
import QukaScreen
import QukaWire

/// What waits in the inbox, in order.
///
/// A delta is joined to the last one of its message if the two are contiguous and its session has had
/// nothing but deltas since; so the answers of many sessions that stream in turn are joined each for
/// itself, and no delta ever passes an ending, whoever's. What is not about one session (the connection, an
/// answer of REST) keeps its place among everything.
///
/// Text of chats that are not on screen (`watch`) wakes nobody while a look at it is due within `InboxLimits.patience`: it
/// grows until then, or until it is taken along by what is not text. Only text on screen passes it.
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

    var event: Event {
      .server(
        .realtime(
          .chat(session, .delta(message, text: text, startAt: startAt, progress: progress))))
    }

    func isContinued(by next: Delta) -> Bool {
      end == next.startAt && progress == next.progress
    }

    mutating func grow(by next: Delta, _ length: Int) {
      text += next.text
      end += length
    }
  }

  private let limits: InboxLimits
  private var slots: [Slot] = []
  /// Text of chats that are not on screen, younger than all in `slots` that is not text.
  private var unseen: [Delta] = []
  /// Where deltas stand that may still grow, by session and message: of chats that are not on screen in `unseen`, of
  /// others in `slots`.
  private var growing: [SessionID: [MessageID: Int]] = [:]
  /// Bytes of the texts in `slots`, and a fixed sum for everything else of an event.
  private var seenBytes = 0
  private var unseenBytes = 0
  /// The chats on screen; nil where nobody told, and every text is urgent.
  private var watched: [SessionID]?
  /// When unseen text is taken; nil when none is expected, so that the first of it is urgent.
  private(set) var nextLook: Instant?

  init(limits: InboxLimits) {
    self.limits = limits
  }

  /// What waits, in bytes.
  var bytes: Int { seenBytes + unseenBytes }
  var isFull: Bool { bytes > limits.bytes || slots.count + unseen.count > limits.events }

  /// Something waits that is to be taken at once.
  var isUrgent: Bool { !slots.isEmpty || !unseen.isEmpty && (nextLook == nil || isFull) }

  mutating func add(_ event: Event) {
    guard case .server(.realtime(.chat(let session, let chat))) = event else {
      bringForward()
      growing.removeAll(keepingCapacity: true)
      return append(.event(event), textBytes: 0)
    }
    guard case .delta(let id, let text, let start, let progress) = chat else {
      bringForward()
      growing[session] = nil
      return append(.event(event), textBytes: chat.textBytes)
    }
    let length = text.codePointCount
    let delta = Delta(
      session: session, message: id, startAt: start, progress: progress, text: text,
      end: start + length)
    if watched?.contains(session) ?? true {
      addSeen(delta, length)
    } else {
      addUnseen(delta, length)
    }
  }

  /// Tells which chats are on screen.
  mutating func watch(_ chats: [SessionID]) {
    guard chats != watched else { return }
    // What waits of a chat stays before what comes of it.
    bringForward()
    growing.removeAll(keepingCapacity: true)
    watched = chats
  }

  /// Takes everything.
  mutating func takeAll() -> [Event] {
    bringForward()
    growing = [:]
    return takeSlots()
  }

  /// Takes what is to be taken by now: everything, or all but unseen text whose time has not come.
  ///
  /// - Parameter everything: that text, too.
  mutating func take(at now: Instant, everything: Bool = false) -> [Event] {
    let isDue = nextLook.map { $0 <= now } ?? true
    guard everything || isDue || isFull else {
      for session in watched ?? [] { growing[session] = nil }
      return takeSlots()
    }
    if !unseen.isEmpty {
      // There is likely more where it came from.
      nextLook = now + limits.patience
    } else if isDue {
      nextLook = nil
    }
    return takeAll()
  }

  private mutating func takeSlots() -> [Event] {
    defer {
      slots = []
      seenBytes = 0
    }
    return slots.map { slot in
      switch slot {
      case .event(let event): event
      case .delta(let delta): delta.event
      }
    }
  }

  private mutating func addSeen(_ delta: Delta, _ length: Int) {
    guard let index = growing[delta.session]?[delta.message],
      case .delta(var last) = slots[index], last.isContinued(by: delta)
    else {
      growing[delta.session, default: [:]][delta.message] = slots.count
      return append(.delta(delta), textBytes: delta.text.utf8.count)
    }
    slots[index] = .event(.tick)  // Lets go of the text, so that it grows in place.
    last.grow(by: delta, length)
    slots[index] = .delta(last)
    seenBytes += delta.text.utf8.count
  }

  private mutating func addUnseen(_ delta: Delta, _ length: Int) {
    unseenBytes += delta.text.utf8.count
    if let index = growing[delta.session]?[delta.message], unseen[index].isContinued(by: delta) {
      return unseen[index].grow(by: delta, length)
    }
    growing[delta.session, default: [:]][delta.message] = unseen.count
    unseen.append(delta)
    unseenBytes += Self.eventBytes
  }

  /// Unseen text gets its place among everything.
  private mutating func bringForward() {
    guard !unseen.isEmpty else { return }
    for delta in unseen {
      growing[delta.session] = nil
      slots.append(.delta(delta))
    }
    unseen = []
    seenBytes += unseenBytes
    unseenBytes = 0
  }

  private mutating func append(_ slot: Slot, textBytes: Int) {
    slots.append(slot)
    seenBytes += textBytes + Self.eventBytes
  }

  private static let eventBytes = 128
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
