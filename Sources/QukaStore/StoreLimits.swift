/// How much is kept and how much may wait: the one place for the store's numbers.
package struct StoreLimits: Equatable, Sendable {
  /// Bytes that the file's content may take; then the chats that changed longest ago go. A batch may exceed it until
  /// its end.
  package var fileBytes = 500 << 20
  /// Bytes of a tool's result; the rest is cut off.
  package var toolResultBytes = 4 << 10
  /// Prompts of an owner; the oldest go.
  package var prompts = 500
  /// Bytes of a prompt; longer ones are not kept.
  package var promptBytes = 256 << 10
  /// Bytes of prompts that are read at once; the oldest are left.
  package var readPromptBytes = 2 << 20
  /// Damaged files that are set aside; the oldest goes.
  package var damagedFiles = 2

  /// How long a change waits for others to be written with it.
  package var batchDelay: Duration = .milliseconds(50)
  /// Changes in a transaction; when so many wait, they are written at once.
  package var batchChanges = 500
  /// Bytes of a transaction's changes, unless a single one is larger.
  package var batchBytes = 8 << 20
  /// Bytes that may wait. `StoreProblem.overflow`.
  package var waitingBytes = 64 << 20
  /// Changes that may wait. `StoreProblem.overflow`.
  package var waitingChanges = 20_000

  /// Bytes of texts that come into the index in one transaction, and their number: the file is locked meanwhile.
  package var indexedBytes = 256 << 10
  package var indexedMessages = 500
  package var search = SearchLimits()

  /// How long a connection waits for another process. `StoreProblem.busy`.
  package var busyTimeout: Duration = .seconds(5)
  /// How long after a failure what still has to be written is tried again.
  package var retryDelay: Duration = .seconds(2)

  package init() {}
}
