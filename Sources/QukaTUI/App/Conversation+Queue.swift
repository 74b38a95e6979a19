import QukaWire

// What was typed ahead: the queue goes out by itself, what is held waits for the person (S12).
extension Conversation {
  /// A question out of what was typed ahead, in the input.
  struct Recalled: Equatable, Sendable {
    enum Origin: Equatable, Sendable {
      case queue
      case held
      case cleared
    }

    var question: QueuedQuestion
    var origin: Origin
    /// Where it stood there.
    var index: Int
  }

  mutating func enqueue(_ text: String, _ options: SendOptions) {
    queue.append(QueuedQuestion(text: text, options: options))
  }

  /// The next queued message, if it may go out now.
  mutating func nextQueued() -> QueuedQuestion? {
    guard canSend else { return nil }
    guard !queue.isEmpty else {
      // The queue is over: what Up took out of it no longer goes out by itself.
      holdRecalled()
      return nil
    }
    return queue.removeFirst()
  }

  /// What waited can no longer go out by itself.
  mutating func holdQueue(at now: Instant) {
    holdRecalled()
    hold(queue, at: now)
    queue = []
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

  /// So long after something became held, or was shown, or was sent from there, Enter on the empty input does nothing:
  /// it was meant for something else.
  private static let heldPause = Duration.milliseconds(500)

  /// The oldest question that is held, for Enter on the empty input.
  mutating func takeOldestHeld(at now: Instant) -> QueuedQuestion? {
    guard composer.isEmpty, !held.isEmpty, now - heldAt >= Self.heldPause else { return nil }
    heldAt = now
    return held.removeFirst()
  }

  /// What the person wrote here and the server has not got: what is held, the queue, then the input.
  var typedText: [String] {
    held.map(\.text) + queue.map(\.text) + (composer.hasMessage ? [composer.text] : [])
  }

  /// What was typed in a chat and goes elsewhere with the person.
  struct Typed: Equatable, Sendable {
    var waiting: [QueuedQuestion] = []
    var input = ""

    var isEmpty: Bool { waiting.isEmpty && input.isEmpty }
  }

  /// Takes all of it out of a chat that ends.
  mutating func takeTyped() -> Typed {
    defer { (held, queue, recalled) = ([], [], nil) }
    return Typed(waiting: held + queue, input: composer.take())
  }

  /// Goes on with what was typed in another chat. Beside a text that is being typed, it is held.
  ///
  /// - Parameter options: what a question is asked with now.
  mutating func accept(_ typed: Typed, _ options: SendOptions, at now: Instant) {
    hold(typed.waiting, at: now)
    if composer.isEmpty {
      composer = Composer(typed.input)
    } else if !typed.input.isEmpty {
      hold([QueuedQuestion(text: typed.input, options: options)], at: now)
    }
  }

  /// Takes back out what was accepted, as far as it stands here as it came.
  mutating func giveUp(_ typed: Typed) -> Typed {
    var taken = Typed()
    if !typed.input.isEmpty {
      if composer.text == typed.input {
        taken.input = composer.take()
      } else if held.last?.text == typed.input {
        taken.input = held.removeLast().text
      }
    }
    if held.suffix(typed.waiting.count) == typed.waiting[...] {
      held.removeLast(typed.waiting.count)
      taken.waiting = typed.waiting
    }
    return taken
  }

  /// Puts text in front of what is being typed.
  mutating func returnToComposer(_ texts: [String]) {
    let text = texts.joined(separator: "\n")
    if composer.isEmpty { composer = Composer(text) } else { composer.prepend(text + "\n") }
  }

  /// Ctrl-C: Up brings it back.
  mutating func clearComposer() {
    if composer.hasMessage { cleared = QueuedQuestion(text: composer.text, options: SendOptions()) }
    composer.clear()
    recalled = nil
  }
}

// MARK: - Up and Down

extension Conversation {
  /// Up on an empty input: the newest question that waits; again, the one before it, and at last what Ctrl-C cleared.
  ///
  /// Sent again, it is asked with what stands then.
  mutating func recallOlder() {
    if let place = putBack() {
      recall(max(0, place - 1))
    } else if composer.isEmpty {
      recall(waitingCount - 1)
    }
  }

  /// Down on what Up brought: the one after it, and at last the empty input.
  mutating func recallNewer() {
    guard let place = putBack() else { return }
    recall(place + 1)
  }

  /// Everything that Up can bring, oldest first.
  private var waitingCount: Int { (cleared == nil ? 0 : 1) + held.count + queue.count }

  /// Takes what Up brought out of the input, to where it was; returns its place among everything that Up can bring.
  private mutating func putBack() -> Int? {
    guard let recalled, composer.text == recalled.question.text else { return nil }
    self.recalled = nil
    composer.clear()
    let before = cleared == nil ? 0 : 1
    switch recalled.origin {
    case .cleared:
      cleared = recalled.question
      return 0
    case .queue:
      let index = min(recalled.index, queue.count)
      queue.insert(recalled.question, at: index)
      return before + held.count + index
    case .held:
      let index = min(recalled.index, held.count)
      held.insert(recalled.question, at: index)
      return before + index
    }
  }

  private mutating func recall(_ place: Int) {
    var index = place
    if let cleared, index == 0 {
      self.cleared = nil
      return show(Recalled(question: cleared, origin: .cleared, index: 0))
    }
    if cleared != nil { index -= 1 }
    if held.indices.contains(index) {
      return show(Recalled(question: held.remove(at: index), origin: .held, index: index))
    }
    index -= held.count
    guard queue.indices.contains(index) else { return }
    show(Recalled(question: queue.remove(at: index), origin: .queue, index: index))
  }

  private mutating func show(_ recalled: Recalled) {
    composer = Composer(recalled.question.text)
    self.recalled = recalled
  }
}
