import QukaWire

// Up and Down: what waits, what was cleared, and what was asked before comes into the input.
extension Unsent {
  /// A text in the input that came from among the others.
  struct Recalled: Equatable, Sendable {
    var question: QueuedQuestion
    var origin: Origin
    /// Where it stood there.
    var index: Int
  }

  /// What can be brought, the oldest first.
  enum Origin: CaseIterable {
    /// What was asked before; it stays there when it is brought.
    case history
    case cleared
    case held
    case queue
  }

  /// On an empty input, brings the newest text that waits; again, the one before it, then what was cleared, and at last
  /// what was asked before. Sent again, a text is asked with what stands then.
  ///
  /// A text that is being typed is put aside with its pictures, and what waits stays where it is. One that was brought
  /// and changed beside that counts as cleared: the way goes on, and comes by it again.
  ///
  /// - Parameter history: what was asked before, the oldest first.
  /// - Returns: a changed text that was left.
  @discardableResult
  package mutating func recallPrevious(_ history: [String]) -> String? {
    if let place = putBack(history) {
      recall(max(0, place - 1), history)
      return nil
    }
    if let place = placeOfChanged(history) {
      // Nothing is older.
      guard place > 0 else { return nil }
      defer { recall(place - 1, history) }
      return leaveChanged()
    }
    let count = (isInputFree ? Origin.allCases : [.history, .cleared]).reduce(0) {
      $0 + self.count(of: $1, history)
    }
    guard count > 0 else { return nil }
    if !isInputFree { putAside() }
    recall(count - 1, history)
    return nil
  }

  /// Goes back the way that `recallPrevious` came, at last to what was being typed.
  ///
  /// - Returns: a changed text that was left.
  @discardableResult
  package mutating func recallNext(_ history: [String]) -> String? {
    defer { if isInputFree { takeAside() } }
    if let place = placeOfChanged(history) {
      let last = history.count + cleared.count
      defer { if place + 1 < last { recall(place + 1, history) } }
      return leaveChanged()
    }
    if let place = putBack(history), aside == nil || place + 1 < history.count + cleared.count {
      recall(place + 1, history)
    }
    return nil
  }

  /// Puts a changed text where Up finds it.
  private mutating func leaveChanged() -> String? {
    defer {
      putAway()
      recalled = nil
      empty()
    }
    return input.hasMessage ? input.text : nil
  }

  /// Brings a text of the history; what is being typed is put aside. Where that is done already, it is held.
  package mutating func bring(
    _ text: String, with pictures: [Picture] = [], of history: [String], at now: Instant
  ) {
    if putBack(history) == nil, !isInputFree {
      if aside == nil {
        putAside()
      } else if input.hasMessage {
        hold([Typed(input: input, pictures: self.pictures).question], at: now)
      } else {
        aside?.pictures += self.pictures
      }
    }
    let question = QueuedQuestion(text: text, options: SendOptions(), pictures: pictures)
    bring(question)
    recalled = history.lastIndex(of: text).map {
      Recalled(question: question, origin: .history, index: $0)
    }
  }

  /// What was cleared, also if it was brought.
  var clearedTexts: Set<String> {
    Set(cleared.map(\.text) + (recalled?.origin == .cleared ? [recalled?.question.text ?? ""] : []))
  }

  /// A text of the history stands in the input as it was brought.
  package var isFromHistory: Bool {
    recalled?.origin == .history && isAsRecalled
  }

  /// What was brought into the input stands there unchanged.
  private var isAsRecalled: Bool {
    recalled.map { $0.question.text == input.text && $0.question.pictures == pictures } ?? false
  }

  /// Where a text came from that was brought beside what is put aside, and is not as it came: the arrows go on from there.
  private func placeOfChanged(_ history: [String]) -> Int? {
    guard aside != nil, !isInputFree, !isAsRecalled else { return nil }
    switch recalled?.origin {
    case .history: return min(recalled?.index ?? 0, history.count)
    case .cleared: return history.count + min(recalled?.index ?? 0, cleared.count)
    case .held, .queue, nil: return history.count + cleared.count
    }
  }

  /// Takes what was brought out of the input, to where it was; returns its place among everything that can be.
  mutating func putBack(_ history: [String]) -> Int? {
    guard let recalled, isAsRecalled else { return nil }
    self.recalled = nil
    empty()
    let index: Int
    switch recalled.origin {
    case .history: index = min(recalled.index, history.count)
    case .cleared: index = Self.insert(recalled, into: &cleared)
    case .held: index = Self.insert(recalled, into: &held)
    case .queue: index = Self.insert(recalled, into: &queue)
    }
    return Origin.allCases.prefix { $0 != recalled.origin }.reduce(index) {
      $0 + count(of: $1, history)
    }
  }

  private static func insert(_ recalled: Recalled, into list: inout [QueuedQuestion]) -> Int {
    let index = min(recalled.index, list.count)
    list.insert(recalled.question, at: index)
    return index
  }

  private func count(of origin: Origin, _ history: [String]) -> Int {
    switch origin {
    case .history: history.count
    case .cleared: cleared.count
    case .held: held.count
    case .queue: queue.count
    }
  }

  private mutating func recall(_ place: Int, _ history: [String]) {
    var index = place
    for origin in Origin.allCases {
      let count = count(of: origin, history)
      if index < count { return bring(index, of: origin, history) }
      index -= count
    }
  }

  private mutating func bring(_ index: Int, of origin: Origin, _ history: [String]) {
    let question =
      switch origin {
      case .history: QueuedQuestion(text: history[index], options: SendOptions())
      case .cleared: cleared.remove(at: index)
      case .held: held.remove(at: index)
      case .queue: queue.remove(at: index)
      }
    bring(question)
    recalled = Recalled(question: question, origin: origin, index: index)
  }
}

// MARK: - Kept on this machine

extension Unsent {
  /// - Parameter lost: questions that left the input and did not reach the server.
  func asKept(at place: KeptDraft.Place, _ lost: [QueuedQuestion]) -> KeptDraft {
    let shown = isFromHistory ? aside ?? Typed(input: Composer()) : typedNow
    let beside = isFromHistory ? nil : aside.flatMap { $0.isWorthKeeping ? $0 : nil }
    return KeptDraft(
      place: place, characters: shown.input.characters, pieces: shown.input.pieces,
      caret: shown.input.caret, waiting: lost + waiting,
      aside: beside.map { KeptDraft.Aside(text: $0.input.text, pictures: $0.pictures) },
      pictures: shown.pictures)
  }

  /// Takes over what was kept: it is held, and what stood in the input does so again if there is nothing.
  mutating func restore(_ draft: KeptDraft, at now: Instant) {
    let known = Set(texts)
    var waiting = draft.waiting.filter { !known.contains($0.text) }
    let text = draft.text
    if input.isEmpty {
      input = Composer(text, caret: draft.caretInText)
      attach(draft.pictures)
    } else if text.isEmpty {
      attach(draft.pictures)
    } else if !known.contains(text) {
      waiting.append(
        QueuedQuestion(text: text, options: SendOptions(), pictures: draft.pictures))
    }
    if let beside = draft.aside, beside.text.isEmpty || !known.contains(beside.text) {
      if isInputFree {
        input = Composer(beside.text)
        attach(beside.pictures)
      } else if aside == nil {
        aside = Typed(input: Composer(beside.text), pictures: beside.pictures)
      } else if !beside.text.isEmpty {
        waiting.append(
          QueuedQuestion(text: beside.text, options: SendOptions(), pictures: beside.pictures))
      }
    }
    hold(waiting, at: now)
  }

  /// As many of them as a question may have.
  private mutating func attach(_ more: [Picture]) { for picture in more { _ = attach(picture) } }
}

// MARK: - In all chats

extension Chats {
  /// What was asked before, the oldest first: in all chats of the space, then in this one.
  package var promptHistory: [String] {
    let own = conversation.questions
    let known = Set(own)
    let cleared = conversation.unsent.clearedTexts
    return (prompts.texts.reversed().filter { !known.contains($0) } + own)
      .filter { !cleared.contains($0) }
  }

  /// Remembers what was asked, or cleared.
  mutating func keepPrompt(_ text: String) {
    guard prompts.add(text), let owner else { return }
    rememberTyping(.keep(.prompt(text), owner))
  }

  /// Empties the input; Up brings back what stood there.
  package mutating func clearInput() {
    let text = conversation.composer.text
    if !conversation.unsent.isFromHistory, conversation.composer.hasMessage { keepPrompt(text) }
    withCurrent { $0.unsent.clearInput() }
  }

  package mutating func recallPrevious() {
    let history = promptHistory
    if let left = withCurrent({ $0.unsent.recallPrevious(history) }) { keepPrompt(left) }
  }

  package mutating func recallNext() {
    let history = promptHistory
    if let left = withCurrent({ $0.unsent.recallNext(history) }) { keepPrompt(left) }
  }

  /// Brings what was asked before into the input.
  package mutating func bring(prompt text: String, with pictures: [Picture] = []) {
    let (history, now) = (promptHistory, now)
    withCurrent { $0.unsent.bring(text, with: pictures, of: history, at: now) }
  }
}

extension Conversation {
  /// So many of the last questions count as history.
  private static let questionsInHistory = 500

  /// What was asked here, the oldest first, each once.
  var questions: [String] {
    var known: Set<String> = []
    var found: [String] = []
    for entry in entries.reversed() {
      guard case .question(let question) = entry.content,
        question.text.unicodeScalars.first?.properties.isWhitespace == false
      else { continue }
      if known.insert(question.text).inserted { found.append(question.text) }
      if found.count == Self.questionsInHistory { break }
    }
    return found.reversed()
  }
}
