/// The end of a bounded wait for an event.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(within duration: Duration) {
    end = ContinuousClock.now + duration
  }

  var hasPassed: Bool { ContinuousClock.now >= end }

  /// The rest, for `poll(2)`, never more than `slice`.
  func milliseconds(atMost slice: Int32) -> Int32 {
    let rest = (end - ContinuousClock.now) / Duration.milliseconds(1)
    return Int32(max(0, min(Double(slice), rest.rounded(.up))))
  }
}

/// A bounded wait that ended without its event.
public struct WaitedInVain: Error, CustomStringConvertible {
  public var description: String

  init(for event: String, seen: String) {
    description = "waited in vain for \(event); seen:\n\(seen)"
  }
}
