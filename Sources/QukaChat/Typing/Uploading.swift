import QukaWire

/// Names one upload of this run, so that a late answer is not taken for another one's.
package struct UploadID: Hashable, Sendable {
  package var number: Int

  package init(number: Int) { self.number = number }
}

/// A question whose pictures are on their way to the server; it goes out when they are there.
package struct Uploading: Equatable, Sendable {
  package var id: UploadID
  package var question: QueuedQuestion
  /// Bytes that were written.
  package var sent = 0

  /// Bytes of all pictures.
  package var total: Int { question.pictures.reduce(0) { $0 + $1.bytes } }
}
