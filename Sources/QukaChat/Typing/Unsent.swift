import QukaWire

/// What the person typed in a chat and the server has not got: the input, the queue, which goes out by itself, and what
/// is held, which waits for the person (S12).
package struct Unsent: Equatable, Sendable {
  package var input = Composer()
  /// What goes along with it.
  package private(set) var pictures: [Picture] = []
  /// The question whose pictures are on their way.
  package private(set) var uploading: Uploading?
  /// The question whose upload failed last; it counts as long as it stands in the input unchanged.
  private var failedUpload: QueuedQuestion?
  /// Questions to send when the running turn has ended by itself, oldest first.
  package private(set) var queue: [QueuedQuestion] = []
  /// Questions that do not go out by themselves any more, oldest first.
  package private(set) var held: [QueuedQuestion] = []
  /// What was cleared, oldest first.
  private var cleared: [QueuedQuestion] = []
  /// What was brought into the input from there; it counts as long as it stands there unchanged.
  private var recalled: Recalled?
  /// When something became held, or was sent from there, or the chat came on screen, whatever was last.
  private var heldAt = Instant.zero
  /// The question that was taken back last came into the input; else it is held.
  private(set) var tookBackIntoInput = false

  /// Everything, but what was cleared: what is held, the queue, then the input.
  package var texts: [String] {
    held.map(\.text) + (uploading.map { [$0.question.text] } ?? []) + queue.map(\.text)
      + (input.hasMessage ? [input.text] : [])
  }

  /// The same, no more than so many characters of each.
  package func beginnings(_ count: Int) -> [String] {
    (held + (uploading.map { [$0.question] } ?? []) + queue).map { String($0.text.prefix(count)) }
      + (input.hasMessage ? [String(input.characters.prefix(count))] : [])
  }

  /// Nothing of it is here, but what was cleared.
  package var isEmpty: Bool {
    held.isEmpty && queue.isEmpty && !input.hasMessage && pictures.isEmpty && uploading == nil
  }

  /// There is nothing in the input, and nothing goes along with it.
  private var isInputFree: Bool { input.isEmpty && pictures.isEmpty }

  /// So long after that Enter on the empty input does nothing: it was meant for something else.
  private static let heldPause = Duration.milliseconds(500)
  /// Texts that were cleared are kept, so many.
  private static let clearedTexts = 20

  /// The chat comes on screen.
  package mutating func shown(at now: Instant) { heldAt = now }

  /// What Enter sends: the input; if that is empty, the oldest question that is held.
  package mutating func take(_ options: SendOptions, at now: Instant) -> QueuedQuestion? {
    if input.hasMessage {
      recalled = nil
      return QueuedQuestion(text: input.take(), options: options, pictures: takePictures())
    }
    guard isInputFree, !held.isEmpty, now - heldAt >= Self.heldPause else { return nil }
    heldAt = now
    return held.removeFirst()
  }

  mutating func enqueue(_ question: QueuedQuestion) { queue.append(question) }

  private mutating func takePictures() -> [Picture] {
    defer { pictures = [] }
    return pictures
  }

  /// The next question of the queue. When there is none, what was taken out of it into the input no longer goes out by itself, either.
  mutating func takeQueued() -> QueuedQuestion? {
    guard queue.isEmpty else { return queue.removeFirst() }
    holdRecalled()
    return nil
  }

  /// What waited can no longer go out by itself.
  mutating func holdQueue(at now: Instant) {
    holdRecalled()
    hold(queue, at: now)
    queue = []
  }

  /// A question comes back that was not sent: into the input if that is empty; else it is held.
  mutating func takeBack(_ question: QueuedQuestion, at now: Instant) {
    tookBackIntoInput = isInputFree
    if isInputFree { bring(question) } else { hold([question], at: now) }
  }

  private mutating func bring(_ question: QueuedQuestion) {
    input = Composer(question.text)
    pictures = question.pictures
  }

  private mutating func holdRecalled() {
    guard recalled?.origin == .queue else { return }
    recalled?.origin = .held
    recalled?.index += held.count
  }

  private mutating func hold(_ questions: [QueuedQuestion], at now: Instant) {
    guard !questions.isEmpty else { return }
    held += questions
    heldAt = now
  }

  /// Puts a line in front of what is being typed.
  mutating func prepend(_ text: String) {
    if input.isEmpty { input = Composer(text) } else { input.prepend(text + "\n") }
  }

  /// What is cleared can be brought back.
  package mutating func clearInput() {
    if input.hasMessage {
      cleared.append(QueuedQuestion(text: input.text, options: SendOptions(), pictures: pictures))
      cleared.removeFirst(max(0, cleared.count - Self.clearedTexts))
    }
    input.clear()
    pictures = []
    recalled = nil
  }
}

// MARK: - Pictures

extension Unsent {
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

// MARK: - Going along

extension Unsent {
  /// What was typed in a chat and goes elsewhere with the person.
  struct Carried: Equatable, Sendable {
    package var waiting: [QueuedQuestion] = []
    package var input = ""
    var pictures: [Picture] = []

    package var isEmpty: Bool { waiting.isEmpty && input.isEmpty && pictures.isEmpty }
    package var texts: [String] { waiting.map(\.text) + (input.isEmpty ? [] : [input]) }
  }

  /// Takes all of it out of a chat that ends.
  mutating func takeAll() -> Carried {
    defer { (held, queue, recalled) = ([], [], nil) }
    let uploaded = endUpload().map { [$0] } ?? []
    return Carried(
      waiting: held + uploaded + queue, input: input.take(), pictures: takePictures())
  }

  /// Goes on with what was typed in another chat. Beside a text that is being typed, it is held.
  ///
  /// - Parameter options: what a question is asked with now.
  mutating func accept(_ carried: Carried, _ options: SendOptions, at now: Instant) {
    hold(carried.waiting, at: now)
    if input.isEmpty || carried.input.isEmpty {
      if input.isEmpty { input = Composer(carried.input) }
      pictures += carried.pictures
    } else {
      hold(
        [QueuedQuestion(text: carried.input, options: options, pictures: carried.pictures)],
        at: now)
    }
  }

  /// Takes back out what was accepted, as far as it still stands here as it came.
  mutating func giveUp(_ carried: Carried) -> Carried {
    if recalled?.origin == .held { _ = putBack() }
    var taken = Carried()
    if !carried.input.isEmpty {
      if input.text == carried.input {
        taken.input = input.take()
      } else if held.last?.text == carried.input {
        taken.input = held.removeLast().text
      }
    }
    if !carried.pictures.isEmpty, pictures == carried.pictures {
      taken.pictures = takePictures()
    }
    // The oldest are sent first.
    var rest = carried.waiting[...]
    while held.suffix(rest.count) != rest { rest.removeFirst() }
    held.removeLast(rest.count)
    taken.waiting = Array(rest)
    return taken
  }
}

// MARK: - Bringing it back

extension Unsent {
  /// A question in the input that came from among the others.
  private struct Recalled: Equatable, Sendable {
    var question: QueuedQuestion
    var origin: Origin
    /// Where it stood there.
    var index: Int
  }

  /// What can be brought, the oldest first.
  private enum Origin: CaseIterable {
    case cleared
    case held
    case queue

    var list: WritableKeyPath<Unsent, [QueuedQuestion]> {
      switch self {
      case .cleared: \.cleared
      case .held: \.held
      case .queue: \.queue
      }
    }
  }

  /// On an empty input, brings the newest question that waits; again, the one before it, and at last what was
  /// cleared. Sent again, it is asked with what stands then.
  package mutating func recallPrevious() {
    if let place = putBack() {
      recall(max(0, place - 1))
    } else if isInputFree {
      recall(Origin.allCases.reduce(-1) { $0 + self[keyPath: $1.list].count })
    }
  }

  /// Goes back the way that `recallPrevious` came, at last to the empty input.
  package mutating func recallNext() {
    if let place = putBack() { recall(place + 1) }
  }

  /// Takes what was brought out of the input, to where it was; returns its place among everything that can be.
  private mutating func putBack() -> Int? {
    guard let recalled, input.text == recalled.question.text,
      pictures == recalled.question.pictures
    else { return nil }
    self.recalled = nil
    input.clear()
    pictures = []
    let index = min(recalled.index, self[keyPath: recalled.origin.list].count)
    self[keyPath: recalled.origin.list].insert(recalled.question, at: index)
    return Origin.allCases.prefix { $0 != recalled.origin }.reduce(index) {
      $0 + self[keyPath: $1.list].count
    }
  }

  private mutating func recall(_ place: Int) {
    var index = place
    for origin in Origin.allCases {
      let list = self[keyPath: origin.list]
      if list.indices.contains(index) {
        let question = self[keyPath: origin.list].remove(at: index)
        bring(question)
        recalled = Recalled(question: question, origin: origin, index: index)
        return
      }
      index -= list.count
    }
  }
}

// MARK: - In a chat

extension Conversation {
  package var composer: Composer {
    get { unsent.input }
    _modify { yield &unsent.input }
  }

  package var queue: [QueuedQuestion] { unsent.queue }
  package var held: [QueuedQuestion] { unsent.held }
  package var typedText: [String] { unsent.texts }

  /// The next queued message, if it may go out now.
  mutating func nextQueued() -> QueuedQuestion? {
    canSend && !mayHaveLostAnswer ? unsent.takeQueued() : nil
  }
}
