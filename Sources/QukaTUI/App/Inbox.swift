import Glibc
import QukaWire
import Synchronization

/// Events from other threads on their way to the main thread.
///
/// Deltas of one message that wait here are joined, because a frame shows only their sum; endings,
/// failures and answers are never joined nor dropped.
final class Inbox: Sendable {
  private let waiting = Mutex(Waiting())
  /// Readable while something waits: the main thread polls it.
  let descriptor: Int32
  private let wakeUp: Int32
  private let observer: (@Sendable (Event) -> Void)?

  /// - Parameter observer: sees every event after it was added and before it may be joined, on the thread
  ///   that posts it; tests count with it.
  init(observer: (@Sendable (Event) -> Void)? = nil) {
    self.observer = observer
    var ends: [Int32] = [-1, -1]
    let result = pipe(&ends)
    precondition(result == 0, "The kernel has no file descriptor left for the inbox.")
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    wakeUp = ends[1]
  }

  deinit {
    close(descriptor)
    close(wakeUp)
  }

  /// Adds an event; safe from any thread.
  func post(_ event: Event) {
    let wasEmpty = waiting.withLock { waiting in
      let wasEmpty = waiting.isEmpty
      waiting.add(event)
      return wasEmpty
    }
    defer { observer?(event) }
    guard wasEmpty else { return }
    var byte: UInt8 = 1
    write(wakeUp, &byte, 1)
  }

  /// Takes all waiting events, in order.
  func drain() -> [Event] {
    var bytes: (UInt64, UInt64) = (0, 0)
    read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes))
    return waiting.withLock { $0.takeAll() }
  }
}

/// What waits, in order; the last delta is kept apart so that joining costs what is added.
private struct Waiting {
  private var events: [Event] = []
  private var last: Delta?

  private struct Delta {
    let session: SessionID
    let message: MessageID
    let startAt: Int
    let progress: Progress
    var text: String
    /// The place where the next delta of the message starts, in code points.
    var end: Int
  }

  var isEmpty: Bool { events.isEmpty && last == nil }

  mutating func add(_ event: Event) {
    guard case .link(.chat(let session, .delta(let id, let text, let start, let progress))) = event
    else {
      close()
      events.append(event)
      return
    }
    let length = text.unicodeScalars.count
    if last?.session == session, last?.message == id, last?.progress == progress,
      last?.end == start
    {
      last?.text += text
      last?.end += length
    } else {
      close()
      last = Delta(
        session: session, message: id, startAt: start, progress: progress, text: text,
        end: start + length)
    }
  }

  mutating func takeAll() -> [Event] {
    close()
    defer { events = [] }
    return events
  }

  private mutating func close() {
    guard let delta = last else { return }
    last = nil
    events.append(
      .link(
        .chat(
          delta.session,
          .delta(
            delta.message, text: delta.text, startAt: delta.startAt, progress: delta.progress))))
  }
}
