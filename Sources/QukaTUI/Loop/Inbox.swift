import Glibc
import QukaChat
import QukaScreen
import QukaWire
import Synchronization

/// Events from other threads on their way to the main thread.
///
/// Deltas of one message that wait here are joined, because a frame shows only their sum; endings,
/// failures and answers are never joined nor dropped. What waits is bounded: above the high-water mark
/// `isFull` asks whoever reads from the server to stop reading until the main thread has taken it all.
/// Nothing is refused meanwhile: what was already read, a stop's answer, an ending are still taken.
final class Inbox: ServerEventSink {
  private let waiting: Mutex<WaitingEvents>
  /// Readable while something urgent waits: the main thread polls it.
  let descriptor: Int32
  private let wakeUp: Int32
  private let observer: (@Sendable (Event) -> Void)?
  private let pressureChanged = Mutex<(@Sendable () -> Void)?>(nil)

  /// - Parameters:
  ///   - limits: how much may wait before reading from the server pauses.
  ///   - observer: sees every event after it was added and before it may be joined, on the thread
  ///     that posts it; tests count with it.
  init(limits: InboxLimits = InboxLimits(), observer: (@Sendable (Event) -> Void)? = nil) {
    waiting = Mutex(WaitingEvents(limits: limits))
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

  /// Whether more waits than the high-water mark allows and the main thread has not taken it yet.
  var isFull: Bool { waiting.withLock { $0.isFull } }

  /// What waits, in bytes as `WaitingEvents` counts them.
  var bytes: Int { waiting.withLock { $0.bytes } }

  func onPressureChange(_ handler: @escaping @Sendable () -> Void) {
    pressureChanged.withLock { $0 = handler }
  }

  /// When text of chats that are not on screen is to be taken, though nothing calls; nil when it would call.
  var nextLook: Instant? { waiting.withLock { $0.nextLook } }

  func post(_ event: ServerEvent) { post(.server(event)) }

  /// Adds an event; safe from any thread.
  func post(_ event: Event) {
    change { $0.add(event) }
    observer?(event)
  }

  /// Tells which chats are on screen: the text of others may wait a little for more of it.
  func watch(_ chats: [SessionID]) { change { $0.watch(chats) } }

  /// Takes all waiting events, in order.
  func drain() -> [Event] { take { $0.takeAll() } }

  /// Takes what is to be taken by now.
  /// - Parameter everything: also text whose time has not come.
  func take(at now: Instant, everything: Bool) -> [Event] {
    take { $0.take(at: now, everything: everything) }
  }

  /// Changes what waits, and calls the main thread if that has made it urgent.
  private func change(_ body: (inout WaitingEvents) -> Void) {
    let (calls, changesPressure) = waiting.withLock { waiting in
      let (wasUrgent, wasFull) = (waiting.isUrgent, waiting.isFull)
      body(&waiting)
      return (waiting.isUrgent && !wasUrgent, waiting.isFull != wasFull)
    }
    if changesPressure { reportPressure() }
    guard calls else { return }
    var byte: UInt8 = 1
    write(wakeUp, &byte, 1)
  }

  private func take(_ body: (inout WaitingEvents) -> [Event]) -> [Event] {
    var bytes: (UInt64, UInt64) = (0, 0)
    read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes))
    let (events, changesPressure) = waiting.withLock { waiting in
      let wasFull = waiting.isFull
      let events = body(&waiting)
      return (events, waiting.isFull != wasFull)
    }
    if changesPressure { reportPressure() }
    return events
  }

  private func reportPressure() {
    let handler = pressureChanged.withLock { $0 }
    handler?()
  }
}
