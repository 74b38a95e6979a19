import QukaWire

/// A question that waits, with what it was asked with.
package struct QueuedQuestion: Equatable, Sendable {
  package var text: String
  package var options: SendOptions
  /// What goes along; what is uploaded of it stands in the options, too.
  package var pictures: [Picture] = []

  /// Its pictures are still on this machine only.
  var needsUpload: Bool { options.pictures.count < pictures.count }
}
