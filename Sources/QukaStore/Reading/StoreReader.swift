import Dispatch
import QukaWire
import Synchronization

/// Answers questions about what is kept, in their order, on a queue and a connection of its own.
///
/// Sendable, because the connection is touched on the queue only.
final class StoreReader: @unchecked Sendable {
  /// What came of a question.
  enum Outcome<Value: Sendable>: Sendable {
    case value(Value)
    /// Nothing is kept here, or the store is off.
    case nothing
    case failed(StoreProblem, StoreFile)
  }

  private let configuration: StoreConfiguration
  /// Inactive until the file is open or cannot be opened: questions wait that long.
  private let queue: DispatchQueue
  private let file = Mutex<StoreFile?>(nil)
  private var open: (file: StoreFile, connection: Connection)?
  /// Touched by the writer only.
  private var isStarted = false

  init(label: String, configuration: StoreConfiguration) {
    queue = DispatchQueue(label: label, qos: .userInitiated, attributes: .initiallyInactive)
    self.configuration = configuration
  }

  /// Reads from this file from now on; nil: from none. The writer's queue only.
  func start(at file: StoreFile?) {
    self.file.withLock { $0 = file }
    guard !isStarted else { return }
    isStarted = true
    queue.activate()
  }

  /// Does something while nothing is read and the connection is closed. The writer's queue only.
  func pause(_ body: () -> Void) {
    guard isStarted else { return body() }
    queue.sync {
      open = nil
      body()
    }
  }

  /// Asks a question and returns at once.
  /// - Parameter answer: is called on the reader's queue and has to return soon.
  func read<Value: Sendable>(
    _ question: @escaping @Sendable (Connection) throws(SQLiteError) -> Value,
    _ answer: @escaping @Sendable (Outcome<Value>) -> Void
  ) {
    queue.async { [self] in answer(outcome(of: question)) }
  }

  private func outcome<Value: Sendable>(
    of question: (Connection) throws(SQLiteError) -> Value
  ) -> Outcome<Value> {
    guard let file = file.withLock({ $0 })?.successor else { return .nothing }
    do throws(SQLiteError) {
      guard let connection = try connection(to: file) else { return .nothing }
      return .value(
        try connection.transaction(.reading) { () throws(SQLiteError) in
          try question(connection)
        })
    } catch {
      open = nil
      return .failed(StoreProblem(error, at: file.path), file)
    }
  }

  /// Nil when the file has another schema.
  private func connection(to file: StoreFile) throws(SQLiteError) -> Connection? {
    if let open, open.file == file { return open.connection }
    open = nil
    guard let connection = try file.openForReading(configuration) else { return nil }
    open = (file, connection)
    return connection
  }
}
