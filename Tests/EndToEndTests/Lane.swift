import Dispatch
import Synchronization
import Testing

/// Runs a suite's tests on threads of their own, three at a time.
///
/// These tests wait for processes by blocking. On the threads of Swift's concurrency they would hold up
/// every asynchronous test in the same process; on a task executor of their own they cannot.
struct Lane: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    let turn = Self.turns.wrappingAdd(1, ordering: .relaxed).newValue
    try await withTaskExecutorPreference(Self.threads[turn % Self.threads.count]) {
      try await function()
    }
  }

  private static let turns = Atomic<Int>(0)
  private static let threads = (1...3).map { BlockingExecutor(label: "end to end \($0)") }
}

extension Trait where Self == Lane {
  /// For tests that block their thread.
  static var blocking: Lane { Lane() }
}

/// One thread that may be blocked.
final class BlockingExecutor: TaskExecutor {
  /// Marks the queues of these executors.
  static let key = DispatchSpecificKey<Bool>()

  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label)
    queue.setSpecific(key: Self.key, value: true)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
