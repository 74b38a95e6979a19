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
  /// Readable while something waits: the main thread polls it.
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

  func post(_ event: ServerEvent) { post(.server(event)) }

  /// Adds an event; safe from any thread.
  func post(_ event: Event) {
    let (wasEmpty, becameFull) = waiting.withLock { waiting in
      let (wasEmpty, wasFull) = (waiting.isEmpty, waiting.isFull)
      waiting.add(event)
      return (wasEmpty, waiting.isFull != wasFull)
    }
    defer { observer?(event) }
    if becameFull { reportPressure() }
    guard wasEmpty else { return }
    var byte: UInt8 = 1
    write(wakeUp, &byte, 1)
  }

  /// Takes all waiting events, in order.
  func drain() -> [Event] {
    var bytes: (UInt64, UInt64) = (0, 0)
    read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes))
    let (events, wasFull) = waiting.withLock { waiting in
      let wasFull = waiting.isFull
      return (waiting.takeAll(), wasFull)
    }
    if wasFull { reportPressure() }
    return events
  }

  private func reportPressure() {
    let handler = pressureChanged.withLock { $0 }
    handler?()
  }
}
