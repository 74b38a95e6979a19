extension Connection {
  /// What a transaction is for (sqlite.org/lang_transaction.html).
  enum Purpose {
    /// Everything is seen as it was at the first look.
    case reading
    /// The lock for writing is taken at the start: it cannot be refused in the middle.
    case writing
  }

  /// Does everything in the closure or, after a failure, nothing of it.
  func transaction<Result>(
    _ purpose: Purpose, _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    switch purpose {
    case .reading: try run("BEGIN")
    case .writing: try run("BEGIN IMMEDIATE")
    }
    do throws(SQLiteError) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  private func rollBack() {
    guard isInTransaction else { return }
    do throws(SQLiteError) {
      try run("ROLLBACK")
    } catch {
      // One that fails has ended the transaction all the same (sqlite.org/lang_transaction.html §2).
      assert(!isInTransaction, "a transaction stays open: \(error)")
    }
  }
}
