import Glibc
import QukaWire

/// What is written to the terminal: nothing here waits for it but `finish`, which has a limit.
///
/// A terminal may take no output for as long as it likes: a stalled SSH, a paused pane, a window that is being dragged.
/// What it does not take now waits here, and the event loop writes on when there is room. Only one frame ever waits,
/// because none is drawn while something does (`isIdle`); so the terminal catches up by one frame, not by a backlog.
/// What is told beside the frames is kept by kind, the newest of each.
final class TerminalOutput {
  /// What is written beside the frames. The order of the cases is the order in which they are written.
  enum Aside: CaseIterable {
    case query, keyboard, mouse, title, progress, notice, clipboard
  }

  /// The program's own descriptor of the terminal, to wait for room.
  let descriptor: Int32
  private let isOwn: Bool
  private var waiting: [UInt8] = []
  /// So many of them are written.
  private var written = 0
  private var asides: [Aside: String] = [:]

  /// - Parameter terminal: a descriptor of the terminal; it stays the caller's.
  init(_ terminal: Int32) {
    let own = TerminalDescriptor.unblocked(terminal)
    isOwn = own >= 0
    // Without one of our own a write may wait. That takes a terminal that is neither ours to open nor our session's.
    descriptor = isOwn ? own : terminal
  }

  deinit { if isOwn { close(descriptor) } }

  /// The terminal has taken everything.
  var isIdle: Bool { waiting.isEmpty }

  /// Bytes that the terminal has not taken yet.
  var backlog: Int { waiting.count - written }

  /// Adds a part of a frame; `flush` writes it.
  func add(_ text: String) { waiting += text.utf8 }

  func add(_ bytes: UnsafeRawBufferPointer) { waiting += bytes }

  /// Writes something beside the frames; the newest of its kind, when the terminal takes output again.
  func say(_ text: String, _ aside: Aside) {
    guard !text.isEmpty else { return }
    asides[aside] = text
    if isIdle { flush() }
  }

  /// Writes as much as the terminal takes at once.
  func flush() {
    write()
    guard isIdle, !asides.isEmpty else { return }
    for aside in Aside.allCases { add(asides[aside] ?? "") }
    asides = [:]
    write()
  }

  /// Throws away what waits, before the terminal is left. What it had taken of a sequence is ended.
  func abandon() {
    let isCut = !isIdle
    forget()
    if isCut { add(TerminalModes.cutOff) }
  }

  /// Throws away what the terminal holds and nobody reads; what was on its way may have been cut.
  func discardUnread() {
    guard !DescriptorWait.isWritable(descriptor) else { return }
    tcflush(descriptor, TCOFLUSH)
    forget()
    add(TerminalModes.cutOff)
  }

  /// Writes what waits, and gives up what is not taken in time.
  func finish(within milliseconds: Int32 = 400) {
    write()
    guard !isIdle else { return }
    waiting.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      TerminalDescriptor.write(rest, to: descriptor, within: milliseconds)
    }
    forget()
  }

  private func forget() {
    waiting.removeAll(keepingCapacity: true)
    written = 0
    asides = [:]
  }

  private func write() {
    while written < waiting.count {
      let count = waiting.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count > 0 {
        written += count
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        // The terminal is gone; the input tells that.
        break
      }
    }
    waiting.removeAll(keepingCapacity: waiting.capacity <= Self.keptCapacity)
    written = 0
  }

  private static var keptCapacity: Int { 1 << 18 }
}
