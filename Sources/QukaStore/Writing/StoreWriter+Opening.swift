import CSQLite
import Dispatch

/// On the queue, but for `noteDamage`.
extension StoreWriter {
  /// The file and its connection, opened if need be.
  func opened() throws(StoreProblem) -> (StoreFile, Connection) {
    switch state {
    case .open(let file, let connection) where file.isInPlace: return (file, connection)
    case .open, .closed: state = .closed
    case .off(let problem): throw problem
    case .ended: throw .failed(code: SQLITE_MISUSE)
    }
    do throws(StoreProblem) {
      let (file, connection) = try open()
      state = .open(file, connection)
      lastProblem = nil
      readers.start(at: file)
      check(file)
      resumeErasure(file, connection)
      indexLater()
      return (file, connection)
    } catch {
      if error.isLasting { state = .off(error) }
      readers.start(at: nil)
      throw error
    }
  }

  private func open() throws(StoreProblem) -> (StoreFile, Connection) {
    let file = try place.prepare()
    do throws(StoreProblem) {
      return (file, try file.openForWriting(configuration))
    } catch {
      guard case .damaged = error else { throw error }
    }
    setAside(file)
    let next = try place.prepare()
    return (next, try next.openForWriting(configuration))
  }

  /// Gives a damaged file another name; the next use opens a new one.
  func setAside(_ file: StoreFile) {
    readers.pause {
      state = .closed
      tell(.damaged(setAside: file.setAside(keeping: configuration.limits.damagedFiles)))
    }
  }

  /// Sets a file aside that turned out to be damaged elsewhere, unless that was done already; returns at once.
  func noteDamage(of file: StoreFile) {
    queue.async { [self] in
      guard case .open(let current, _) = state, current == file else { return }
      setAside(file)
      do throws(StoreProblem) { _ = try opened() } catch { tell(error) }
    }
  }

  /// Looks for damage in the whole file, beside everything else.
  private func check(_ file: StoreFile) {
    guard configuration.checksFile else { return }
    checking.async { [weak self, configuration] in
      guard file.isDamaged(configuration) else { return }
      self?.noteDamage(of: file)
    }
  }
}
