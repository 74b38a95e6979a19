import Dispatch
import Glibc
import QukaStore
import QukaWire
import Synchronization

/// Takes something out of what is kept, for a command that then says so.
final class Erasure: Sendable {
  private let folder: String
  private let store: Store
  private let met: Met

  /// The problem that the store had last.
  private final class Met: Sendable {
    let problem = Mutex<StoreProblem?>(nil)
  }

  init(folder: String) {
    let met = Met()
    (self.folder, self.met) = (folder, met)
    store = Store(folder: folder) { problem in met.problem.withLock { $0 = problem } }
  }

  private var problem: StoreProblem? { met.problem.withLock { $0 } }

  /// Who signed in with a token last; nil when nobody is known, or the file cannot be read in time.
  func signIn(server: String, fingerprint: String) -> SignIn? {
    let answered = DispatchSemaphore(value: 0)
    let found = Mutex<SignIn?>(nil)
    return withExtendedLifetime(found) {
      store.signIn(server: server, fingerprint: fingerprint) { signIn in
        found.withLock { $0 = signIn }
        answered.signal()
      }
      _ = answered.wait(timeout: .now() + .seconds(5))
      return found.withLock { $0 }
    }
  }

  /// Erases, and waits until nothing of it is on the disk, a minute at most.
  /// - Returns: whether that was so.
  func isDone(_ erase: (Store) -> Void) -> Bool {
    erase(store)
    return store.end(within: .seconds(60))
  }

  /// - Throws: `Complaint` if it was not done.
  func finish(_ erase: (Store) -> Void) throws {
    guard isDone(erase) else { throw Complaint(ForgetText.failed(problem)) }
  }

  /// The same for all that is kept, where the files can go.
  func finishAll() throws {
    guard isDone({ $0.eraseAll() }) || StoreFiles.remove(in: folder, after: problem) else {
      throw Complaint(ForgetText.failed(problem))
    }
  }

  /// Asks on the terminal; an empty line is a no.
  static func isConfirmed(_ question: String) -> Bool {
    print(question, terminator: "")
    fflush(nil)
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
  }
}
