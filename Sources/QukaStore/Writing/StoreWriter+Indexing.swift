import Dispatch

/// On the queue.
extension StoreWriter {
  /// Puts what is missing into the index, in parts between which changes are written; returns at once.
  func indexLater() {
    guard !isIndexing else { return }
    isIndexing = true
    queue.async { [weak self] in self?.indexMore() }
  }

  private func indexMore() {
    isIndexing = false
    guard case .open(let file, let connection) = state, file.isInPlace else { return }
    do throws(SQLiteError) {
      if try connection.indexMore(within: configuration.limits) { indexLater() }
    } catch {
      let problem = StoreProblem(error, at: file.path)
      note(problem, in: file)
      guard problem == .busy else { return }
      isIndexing = true
      queue.asyncAfter(deadline: .now() + .seconds(2)) { [weak self] in self?.indexMore() }
    }
  }
}
