/// What waits to be written, in its order and within bounds.
struct WaitingChanges: Sendable {
  /// When whoever writes has to come.
  enum Call: Equatable, Sendable {
    /// Once others had the time to join.
    case soon
    /// A batch is full.
    case now
  }

  /// What became of a change.
  struct Admission: Equatable, Sendable {
    var isTaken: Bool
    /// Nil: whoever writes will come anyway.
    var call: Call?
    /// The first that was refused since all was taken.
    var isFirstRefusal = false
  }

  private let limits: StoreLimits
  private var changes: [WaitingChange] = []
  private var bytes = 0
  private var count = 0
  private var lastCall: Call?
  private var hasRefused = false

  init(limits: StoreLimits) {
    self.limits = limits
  }

  var isEmpty: Bool { changes.isEmpty }

  mutating func add(_ change: WaitingChange) -> Admission {
    let isWithin =
      bytes + change.bytes <= limits.waitingBytes && count + change.count <= limits.waitingChanges
    guard isWithin || change.isRemoval else {
      defer { hasRefused = true }
      return Admission(isTaken: false, call: nil, isFirstRefusal: !hasRefused)
    }
    changes.append(change)
    bytes += change.bytes
    count += change.count
    let isFull = count >= limits.batchChanges || bytes >= limits.batchBytes
    switch lastCall {
    case .now: return Admission(isTaken: true)
    case .soon where !isFull: return Admission(isTaken: true)
    case .soon, nil:
      let call: Call = isFull ? .now : .soon
      lastCall = call
      return Admission(isTaken: true, call: call)
    }
  }

  /// Takes the oldest, as many as belong into a transaction.
  mutating func takeBatch() -> [WaitingChange] {
    var (length, taken, size) = (0, 0, 0)
    for change in changes {
      let isWithin =
        taken + change.count <= limits.batchChanges && size + change.bytes <= limits.batchBytes
      guard isWithin || length == 0 else { break }
      length += 1
      taken += change.count
      size += change.bytes
    }
    bytes -= size
    count -= taken
    guard length < changes.count else {
      defer { (changes, lastCall, hasRefused) = ([], nil, false) }
      return changes
    }
    let batch = Array(changes[..<length])
    changes.removeFirst(length)
    return batch
  }

  /// Puts back what could not be written, before the others; whoever writes comes again by itself.
  mutating func putBack(_ batch: [WaitingChange]) {
    changes.insert(contentsOf: batch, at: 0)
    bytes += batch.reduce(0) { $0 + $1.bytes }
    count += batch.reduce(0) { $0 + $1.count }
    lastCall = .now
  }
}
