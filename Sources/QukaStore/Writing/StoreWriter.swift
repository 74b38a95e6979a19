import Dispatch
import QukaWire
import Synchronization

/// Writes what is to be kept, in its order, on a queue of its own.
///
/// Sendable, because all that changes is touched on the queue only, but for what waits, which has a lock.
final class StoreWriter: @unchecked Sendable {
  enum State {
    /// Not yet open, or to be opened again.
    case closed
    case open(StoreFile, Connection)
    /// It stays off for this reason.
    case off(StoreProblem)
    /// The program ends.
    case ended
  }

  let place: StorePlace
  let configuration: StoreConfiguration
  let readers: StoreReaders
  let queue = DispatchQueue(label: "store.writing", qos: .utility)
  let checking = DispatchQueue(label: "store.checking", qos: .background)
  let waiting: Mutex<WaitingChanges>
  private let report: @Sendable (StoreProblem) -> Void

  var state = State.closed
  var lastProblem: StoreProblem?
  /// Where erased text may still be; nil: nowhere.
  private var traces: Traces?
  /// Something that was to be kept was given up since the last flush.
  private var hasDropped = false
  private var isRetrying = false
  var isIndexing = false

  init(
    place: StorePlace, configuration: StoreConfiguration, readers: StoreReaders,
    report: @escaping @Sendable (StoreProblem) -> Void
  ) {
    self.place = place
    self.configuration = configuration
    self.readers = readers
    self.report = report
    waiting = Mutex(WaitingChanges(limits: configuration.limits))
  }

  /// Begins to open the file and returns at once.
  func start() {
    queue.async { [self] in
      do throws(StoreProblem) { _ = try opened() } catch { tell(error) }
    }
  }

  /// Takes a change and returns at once; safe from any thread.
  /// - Returns: whether it was taken.
  func add(_ change: WaitingChange) -> Bool {
    let admission = waiting.withLock { $0.add(change) }
    switch admission.call {
    case .soon:
      queue.asyncAfter(deadline: .now() + configuration.limits.batchDelay.interval) { [self] in
        writeWaiting()
      }
    case .now: queue.async { [self] in writeWaiting() }
    case nil: break
    }
    if admission.isFirstRefusal { note(.overflow) }
    return admission.isTaken
  }

  /// Tells of a problem that was met beside writing, or sets the file aside because of it; returns at once.
  func note(_ problem: StoreProblem, in file: StoreFile) {
    if case .damaged = problem { noteDamage(of: file) } else { note(problem) }
  }

  /// Tells of a problem that was met elsewhere; returns at once.
  func note(_ problem: StoreProblem) {
    queue.async { [self] in
      if problem == .overflow { hasDropped = true }
      tell(problem)
    }
  }

  /// Writes all that waits.
  /// - Returns: nothing if it takes longer; otherwise whether all that was to be kept since the last time is in the
  ///   file, and nothing of what was erased.
  func flush(within duration: Duration, thenEnd isLast: Bool) -> Bool? {
    let isWritten = Mutex(false)
    let done = DispatchSemaphore(value: 0)
    queue.async { [self] in
      writeWaiting()
      let isSettled = isSettled
      isWritten.withLock { $0 = isSettled }
      hasDropped = false
      if isLast { end() }
      done.signal()
    }
    guard done.wait(timeout: .now() + duration.interval) == .success else { return nil }
    return isWritten.withLock { $0 }
  }

  private var isSettled: Bool {
    guard case .open = state else { return false }
    return traces == nil && !hasDropped && waiting.withLock { $0.isEmpty }
  }

  private func end() {
    readers.pause { state = .ended }
    readers.start(at: nil)
  }

  /// Told once, until something could be written again.
  func tell(_ problem: StoreProblem) {
    guard problem != lastProblem else { return }
    lastProblem = problem
    report(problem)
  }
}

/// On the queue.
extension StoreWriter {
  private func writeWaiting() {
    while true {
      let batch = waiting.withLock { $0.takeBatch() }
      guard !batch.isEmpty else { break }
      let rest = write(batch)
      guard rest.isEmpty else {
        waiting.withLock { $0.putBack(rest) }
        return retryLater()
      }
    }
    if let traces { scrub(traces) }
  }

  /// - Returns: what has to be tried again.
  private func write(_ batch: [WaitingChange]) -> [WaitingChange] {
    if case .ended = state { return [] }
    do throws(StoreProblem) {
      try commit(batch)
    } catch {
      tell(error)
      let rest = error.rest(of: batch, isOff: isOff)
      if rest.count < batch.count { hasDropped = true }
      return rest
    }
    lastProblem = nil
    if batch.contains(where: \.isErasure) {
      traces = .inFile
      indexLater()
    } else if traces == nil, batch.contains(where: \.isRemoval) {
      traces = .inLog
    }
    tidy()
    return []
  }

  /// Writes a batch; once more into a new file when this one turns out to be damaged.
  private func commit(_ batch: [WaitingChange]) throws(StoreProblem) {
    do throws(StoreProblem) {
      try attempt(batch)
    } catch {
      guard case .damaged = error, case .open(let file, _) = state else { throw error }
      setAside(file)
      try attempt(batch)
    }
  }

  private func attempt(_ batch: [WaitingChange]) throws(StoreProblem) {
    let (file, connection) = try opened()
    do throws(SQLiteError) {
      try connection.apply(batch, limits: configuration.limits)
    } catch {
      throw StoreProblem(error, at: file.path)
    }
  }

  private func tidy() {
    guard case .open(let file, let connection) = state else { return }
    do throws(SQLiteError) {
      try connection.shrink(to: configuration.limits.fileBytes)
    } catch {
      note(StoreProblem(error, at: file.path), in: file)
    }
  }

  /// Takes what was erased out of the file, its journal and the damaged files; what was only deleted, out of the journal.
  private func scrub(_ traces: Traces) {
    if isOff { return }
    do throws(StoreProblem) {
      let (file, connection) = try opened()
      if traces == .inFile {
        file.removeDamaged(upTo: configuration.limits.damagedFiles)
        try rewrite(file, connection)
      }
      self.traces = .inLog
      do throws(SQLiteError) { try connection.truncateLog() } catch {
        throw StoreProblem(error, at: file.path)
      }
      self.traces = nil
    } catch {
      if case .damaged = error, case .open(let file, _) = state {
        setAside(file)
      } else {
        tell(error)
      }
      retryLater()
    }
  }

  /// Failures that would come again are only told: what was deleted is overwritten in any case, and the next run tries again.
  private func rewrite(_ file: StoreFile, _ connection: Connection) throws(StoreProblem) {
    do throws(SQLiteError) {
      try connection.rewrite()
      try connection.forgetErasure()
    } catch {
      let problem = StoreProblem(error, at: file.path)
      switch problem {
      case .busy, .damaged: throw problem
      case .noHome, .notAFile, .notPrivate, .readOnly, .unreachable, .newerSchema, .full,
        .overflow, .failed:
        tell(problem)
      }
    }
  }

  /// Goes on with what an earlier run of the program left.
  func resumeErasure(_ file: StoreFile, _ connection: Connection) {
    do throws(SQLiteError) {
      guard try connection.hasErasure else { return }
      traces = .inFile
      retryLater()
    } catch {
      note(StoreProblem(error, at: file.path), in: file)
    }
  }

  private func retryLater() {
    guard !isRetrying else { return }
    isRetrying = true
    queue.asyncAfter(deadline: .now() + configuration.limits.retryDelay.interval) { [weak self] in
      self?.isRetrying = false
      self?.writeWaiting()
    }
  }

  private var isOff: Bool {
    switch state {
    case .closed, .open: false
    case .off, .ended: true
    }
  }
}

extension StoreProblem {
  /// What of a batch is tried again: everything while another process holds the file, otherwise what deletes.
  fileprivate func rest(of batch: [WaitingChange], isOff: Bool) -> [WaitingChange] {
    if isOff { return [] }
    return self == .busy ? batch : batch.filter(\.isRemoval)
  }
}

extension Duration {
  fileprivate var interval: DispatchTimeInterval { .nanoseconds(Int(wholeNanoseconds)) }
}
