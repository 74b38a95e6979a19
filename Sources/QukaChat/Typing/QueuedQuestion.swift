import QukaWire

/// A question that waits, with what it was asked with.
package struct QueuedQuestion: Equatable, Sendable {
  package var text: String
  package var options: SendOptions
  /// What goes along; what is uploaded of it stands in the options, too.
  package var pictures: [Picture]

  package init(text: String, options: SendOptions, pictures: [Picture] = []) {
    self.text = text
    self.options = options
    self.pictures = pictures
  }

  /// One that left the input and comes back: its pictures are uploaded again, because what signs their addresses ends.
  init(takenBack text: String, _ options: SendOptions) {
    self.init(text: text, options: options, pictures: options.pictures.map(\.picture))
    self.options.pictures = []
  }

  /// Its pictures are still on this machine only.
  var needsUpload: Bool { options.pictures.count < pictures.count }
}
