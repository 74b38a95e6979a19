import QukaWire

// Pictures go along with what is typed, wherever it goes. Over an end of the program they are kept as the paths of files.
extension Unsent {
  /// What the person typed, with what goes along.
  struct Typed: Equatable, Sendable {
    var input: Composer
    var pictures: [Picture] = []

    /// It is worth a place among what waits.
    var isWorthKeeping: Bool { input.hasMessage || !pictures.isEmpty }

    /// The same as a question that waits.
    var question: QueuedQuestion {
      QueuedQuestion(text: input.text, options: SendOptions(), pictures: pictures)
    }
  }

  /// What is in the input.
  var typedNow: Typed { Typed(input: input, pictures: pictures) }

  /// Puts a question into the input.
  mutating func bring(_ question: QueuedQuestion) {
    input = Composer(question.text)
    pictures = question.pictures
  }

  mutating func takePictures() -> [Picture] {
    defer { pictures = [] }
    return pictures
  }

  mutating func empty() {
    input.clear()
    pictures = []
  }

  /// Puts what is in the input aside.
  mutating func putAside() { aside = typedNow }

  /// Brings that into the input again.
  mutating func takeAside() {
    guard let aside else { return }
    (input, pictures) = (aside.input, aside.pictures)
    self.aside = nil
  }

  /// Attaches a picture to the input; false if as many as the server's own client sends are attached.
  mutating func attach(_ picture: Picture) -> Bool {
    guard pictures.count < Limits.attachments else { return false }
    pictures.append(picture)
    return true
  }

  /// Takes the last picture off the input.
  package mutating func detachLast() -> Picture? { pictures.popLast() }

  mutating func beginUpload(_ question: QueuedQuestion, _ id: UploadID) {
    uploading = Uploading(id: id, question: question)
  }

  mutating func uploadMoved(by bytes: Int) { uploading?.sent += bytes }

  /// The question whose upload is over, one way or the other.
  mutating func endUpload() -> QueuedQuestion? {
    defer { uploading = nil }
    return uploading?.question
  }

  mutating func uploadFailed(_ question: QueuedQuestion) { failedUpload = question }

  /// What stands in the input is there because its pictures could not be uploaded.
  package var hasFailedUpload: Bool {
    failedUpload.map { pictures == $0.pictures && input.text == $0.text } ?? false
  }

  /// It goes out before all that waits.
  mutating func enqueueFirst(_ question: QueuedQuestion) { queue.insert(question, at: 0) }
}
