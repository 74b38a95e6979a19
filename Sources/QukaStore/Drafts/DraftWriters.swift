import Glibc
import Synchronization

/// Which drafts belong to this program: those of its own number, and those of programs that have ended.
///
/// Each running program holds the lock on one byte of a file next to the store; a lock ends with its program, however that
/// ends, so whoever gets the lock on another's byte may go on with its drafts. The locks are those of the open file
/// (`F_OFD_SETLK`, fcntl(2)): closing another descriptor of the file does not release them.
package final class DraftWriters: Sendable {
  fileprivate let state: Mutex<State>

  fileprivate struct State {
    /// The open file; nil until it is needed, or if there is none.
    var file: Int32?
    let folder: String?
    var held: Set<Int> = []
    /// The number of this program.
    var own: Int?
    /// Locks are not to be had here: one program has everything.
    var isWithoutLocks = false
  }

  static let name = "writers"
  /// Programs at once at most; more share the last number.
  private static let most = 1_000

  /// - Parameter folder: the program's folder below the XDG state folder; nil when there is none.
  package init(folder: String?) {
    state = Mutex(State(folder: folder))
  }

  deinit {
    state.withLock { state in
      if let file = state.file { close(file) }
    }
  }

  /// The number of this program, the same for its whole life. Waits for the disk, not for other programs.
  package var own: Int {
    state.withLock { state in
      if let own = state.own { return own }
      let own = (0..<Self.most).first { state.holds($0) } ?? Self.most
      state.own = own
      return own
    }
  }

  /// Whether drafts with that number are this program's: its own, or those of one that has ended, which are its own from
  /// here on.
  package func holds(_ writer: Int) -> Bool { state.withLock { $0.holds(writer) } }

  /// Whether asking for these would take any over.
  package func takesOver(_ writers: Set<Int>) -> Bool {
    let before = state.withLock { $0.held }
    return writers.subtracting(before).filter(holds).isEmpty == false
  }
}

extension DraftWriters.State {
  mutating func holds(_ writer: Int) -> Bool {
    if !held.contains(writer), isWithoutLocks || isFree(writer) { held.insert(writer) }
    return held.contains(writer)
  }

  private mutating func isFree(_ writer: Int) -> Bool {
    guard let file = open() else {
      isWithoutLocks = true
      return true
    }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(writer)
    lock.l_len = 1
    guard fcntl(file, Self.setLock, &lock) != 0 else { return true }
    isWithoutLocks = errno != EAGAIN && errno != EACCES
    return isWithoutLocks
  }

  /// `F_OFD_SETLK`, which Swift does not import (fcntl.h).
  private static let setLock: Int32 = 37

  private mutating func open() -> Int32? {
    if let file { return file }
    guard let folder, let path = try? PrivateFolder.prepare(folder) else { return nil }
    let name = path + "/" + DraftWriters.name
    let descriptor = Glibc.open(
      name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return nil }
    file = descriptor
    return descriptor
  }
}
