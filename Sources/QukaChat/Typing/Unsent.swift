import QukaWire

/// What the person typed in a chat and the server has not got: the input, the queue, which goes out by itself, and what
/// is held, which waits for the person (S12).
package struct Unsent: Equatable, Sendable {
  package var input = Composer() {
    didSet { revision.number += 1 }
  }
  /// What goes along with it.
  package internal(set) var pictures: [Picture] = [] {
    didSet { revision.number += 1 }
  }
  /// The question whose pictures are on their way.
  package internal(set) var uploading: Uploading? {
    // What was written of them is not kept.
    didSet { if uploading?.id != oldValue?.id { revision.number += 1 } }
  }
  /// The question whose upload failed last; it counts as long as it stands in the input unchanged.
  var failedUpload: QueuedQuestion?
  /// Questions to send when the running turn has ended by itself, oldest first.
  package internal(set) var queue: [QueuedQuestion] = [] {
    didSet { revision.number += 1 }
  }
  /// Questions that do not go out by themselves any more, oldest first.
  package internal(set) var held: [QueuedQuestion] = [] {
    didSet { revision.number += 1 }
  }
  /// What was cleared, oldest first.
  var cleared: [QueuedQuestion] = []
  /// What was brought into the input from there; it counts as long as it stands there unchanged.
  var recalled: Recalled?
  /// What was being typed when the person began to go back; it comes again when they have come forward.
  var aside: Typed?
  /// When something became held, or was sent from there, or the chat came on screen, whatever was last.
  private var heldAt = Instant.zero
  /// The question that was taken back last came into the input; else it is held.
  private(set) var tookBackIntoInput = false
  /// Grows with each change of what is kept of it.
  private(set) var revision = Revision()

  /// How often something changed. It makes no difference between two values.
  struct Revision: Equatable, Sendable {
    var number = 0

    static func == (_: Revision, _: Revision) -> Bool { true }
  }

  /// Everything, but what was cleared: what is held, the queue, then the input and what was put aside for it.
  package var texts: [String] {
    waiting.map(\.text) + typed.filter(\.input.hasMessage).map(\.input.text)
  }

  /// What waits, or is on its way with its pictures, in the order in which it is sent.
  var waiting: [QueuedQuestion] { held + (uploading.map { [$0.question] } ?? []) + queue }

  /// What the person typed: what only was brought from the history is none of it.
  private var typed: [Typed] {
    [isFromHistory ? nil : Typed(input: input, pictures: pictures), aside].compactMap(\.self)
  }

  /// The pictures of all of it.
  package var allPictures: [Picture] {
    waiting.flatMap(\.pictures) + typed.flatMap(\.pictures)
  }

  /// The same, no more than so many characters of each.
  package func beginnings(_ count: Int) -> [String] {
    waiting.map { String($0.text.prefix(count)) }
      + (input.hasMessage ? [input.beginning(count)] : [])
  }

  /// Nothing of it is here, but what was cleared.
  package var isEmpty: Bool {
    waiting.isEmpty && !input.hasMessage && pictures.isEmpty && aside?.isWorthKeeping != true
  }

  /// There is nothing in the input, and nothing goes along with it.
  package var isInputFree: Bool { input.isEmpty && pictures.isEmpty }

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
      let question = QueuedQuestion(
        text: input.take(), options: options, pictures: takePictures())
      takeAside()
      return question
    }
    guard isInputFree, !held.isEmpty, now - heldAt >= Self.heldPause else { return nil }
    heldAt = now
    return held.removeFirst()
  }

  mutating func enqueue(_ question: QueuedQuestion) { queue.append(question) }

  /// A question that was to go out and could not goes back to where it was.
  mutating func queueFirst(_ question: QueuedQuestion) { queue.insert(question, at: 0) }

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

  private mutating func holdRecalled() {
    guard recalled?.origin == .queue else { return }
    recalled?.origin = .held
    recalled?.index += held.count
  }

  mutating func hold(_ questions: [QueuedQuestion], at now: Instant) {
    guard !questions.isEmpty else { return }
    held += questions
    heldAt = now
  }

  /// Puts a line in front of what is being typed.
  mutating func prepend(_ text: String) {
    if input.isEmpty { input = Composer(text) } else { input.prepend(text + "\n") }
  }

  /// What is cleared can be brought back. What was put aside for it comes again instead.
  package mutating func clearInput() {
    if !isFromHistory { putAway() }
    recalled = nil
    empty()
    takeAside()
  }

  /// Leaves what stands in the input where Up finds it.
  mutating func putAway() {
    guard input.hasMessage || !pictures.isEmpty else { return }
    cleared.append(QueuedQuestion(text: input.text, options: SendOptions(), pictures: pictures))
    cleared.removeFirst(max(0, cleared.count - Self.clearedTexts))
  }
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
    if isFromHistory { empty() }
    if isInputFree { takeAside() }
    defer { (held, queue, uploading, recalled, aside) = ([], [], nil, nil, nil) }
    // Pictures alone are no question.
    let beside = aside.map { $0.input.hasMessage ? [$0.question] : [] } ?? []
    let alone = beside.isEmpty ? aside?.pictures ?? [] : []
    return Carried(
      waiting: waiting + beside, input: input.take(), pictures: takePictures() + alone)
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
    if recalled?.origin == .held { _ = putBack([]) }
    var taken = Carried()
    if !carried.input.isEmpty {
      if input.text == carried.input {
        taken.input = input.take()
      } else if let last = held.last, last.text == carried.input {
        held.removeLast()
        (taken.input, taken.pictures) = (last.text, last.pictures)
      }
    }
    if !carried.pictures.isEmpty, pictures == carried.pictures {
      taken.pictures += takePictures()
    }
    // The oldest are sent first.
    var rest = carried.waiting[...]
    while held.suffix(rest.count) != rest { rest.removeFirst() }
    held.removeLast(rest.count)
    taken.waiting = Array(rest)
    return taken
  }
}

// MARK: - In a chat

extension Conversation {
  package var composer: Composer {
    get { unsent.input }
    _modify { yield &unsent.input }
  }

  /// Grows with each change of what is typed, so that one need not look at a long text to see that it is the same.
  package var typingRevision: Int { unsent.revision.number }

  package var queue: [QueuedQuestion] { unsent.queue }
  package var held: [QueuedQuestion] { unsent.held }
  package var typedText: [String] { unsent.texts }

  /// The next queued message, if it may go out now.
  mutating func nextQueued() -> QueuedQuestion? {
    canSend && !mayHaveLostAnswer ? unsent.takeQueued() : nil
  }
}
