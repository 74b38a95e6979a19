import QukaChat
import QukaWire

/// The transcript of one chat in words: each part once, as it comes.
///
/// A chat that is opened begins with its last question; what stands before it is counted, and read when the person
/// scrolls up. So is what is loaded above it later.
struct TranscriptNarrator: Sendable {
  /// What was told of an entry.
  private struct Told: Sendable {
    /// How far an answer was read.
    var reader = AnswerReader()
    /// How often the answer so far became thinking: then it is read from its new beginning.
    var withdrawals = 0
    var hasThought = false
    var hasBegun = false
    var hasEnded = false
    /// It was heard while it was written.
    var wasOpen = false
    /// That the answer is over was said; and how many links it has.
    var hasClosed = false
    var hasLinks = false
    /// Its thinking was read, or what the tool found.
    var hasDetails = false
    /// Its length was said.
    var hasMeasure = false
    /// The last word about a question or a tool.
    var state = ""
  }

  private var told: [Entry.ID: Told] = [:]
  private var hasArrived = false
  private var wasFollowing = true
  /// How often a key had asked to move.
  private var moves = 0
  private var wasInFull = false

  /// What is new since the last call.
  mutating func news(of chat: Conversation, _ reading: Reading) -> [Utterance] {
    var news: [Utterance] = []
    if !hasArrived {
      guard !chat.entries.isEmpty || chat.record.newest != .loading else { return [] }
      hasArrived = true
      moves = reading.viewport.moves
      news += arrive(at: chat)
    }
    let isMoved = moves != reading.viewport.moves
    moves = reading.viewport.moves
    let earlier = earlier(in: chat, reading)
    news += earlier.isEmpty && isMoved ? place(in: chat, reading) : earlier
    // Whoever asks for details asks for those of the last answer.
    if reading.showsDetails, !wasInFull {
      let last = chat.entries.lastIndex { $0.isQuestion } ?? 0
      for entry in chat.entries[..<last] {
        told[entry.id, default: Told()].hasDetails = true
        told[entry.id, default: Told()].hasMeasure = true
      }
    }
    wasInFull = reading.showsDetails
    let last = chat.entries.last { $0.isAnswer }?.id
    for entry in chat.entries {
      news += Self.tell(entry, &told[entry.id, default: Told()], inFull: reading.showsDetails)
      guard case .answer(let answer) = entry.content, entry.id != last || !chat.isGenerating
      else { continue }
      let isLast = entry.id == last
      news += Self.close(answer, &told[entry.id, default: Told()], isLast: isLast)
    }
    return news
  }

  /// Skips to the last question.
  private mutating func arrive(at chat: Conversation) -> [Utterance] {
    let start = chat.entries.lastIndex { $0.isQuestion } ?? 0
    skip(chat.entries[..<start])
    guard start > 0 else { return [] }
    return [.line("\(CountText.earlierEntries(start)). Page Up reads the chat from its start.")]
  }

  private mutating func skip(_ entries: ArraySlice<Entry>) {
    for entry in entries { told[entry.id] = Self.whole(entry) }
  }

  /// What stands above everything that was told: read if the person went up to it, else skipped.
  private mutating func earlier(in chat: Conversation, _ reading: Reading) -> [Utterance] {
    let isFollowing = reading.viewport.isFollowing
    defer { wasFollowing = isFollowing }
    if wasFollowing, !isFollowing { return fromTheStart(of: chat, reading) }
    let first = chat.entries.firstIndex { told[$0.id] != nil } ?? 0
    let above = chat.entries[..<first]
    guard !above.isEmpty else { return [] }
    skip(above)
    guard !isFollowing else { return [] }
    return [.line("Earlier:")]
      + Self.wholeTexts(of: above.indices, in: chat, reading) + [.line("End of the earlier part.")]
  }

  private mutating func fromTheStart(of chat: Conversation, _ reading: Reading) -> [Utterance] {
    let all = Self.wholeTexts(of: chat.entries.indices, in: chat, reading)
    skip(chat.entries.filter { !$0.isOpen }[...])
    return [.line("From the start:")] + all + [.line("Here the loaded part ends.")]
  }

  /// Where a key has led that moves.
  private mutating func place(in chat: Conversation, _ reading: Reading) -> [Utterance] {
    let view = reading.viewport
    if let held = view.held, held.depth >= 0 {
      guard let index = chat.entries.firstIndex(where: { $0.id == held.entry }) else { return [] }
      if case .question(let question) = chat.entries[index].content {
        let number = chat.entries[...index].count { $0.isQuestion }
        let count = chat.entries.count { $0.isQuestion }
        return [
          .line("Question \(number) of \(count): " + AttachmentText.spoken(question))
        ]
      }
      return [.line("From here:")]
        + Self.wholeTexts(of: index..<chat.entries.count, in: chat, reading)
    }
    if view.held != nil || view.top == 0 { return fromTheStart(of: chat, reading) }
    return [
      .line(
        view.isFollowing
          ? "The end of the chat."
          : "The chat was read from its start. \(KeyMap.name(of: .scroll(.end))), then Page Up reads it again."
      )
    ]
  }

  private static func tell(
    _ entry: Entry, _ memory: inout Told, inFull: Bool
  ) -> [Utterance] {
    switch entry.content {
    case .question(let question): return tell(question, &memory)
    case .answer(let answer): return tell(answer, &memory, inFull: inFull)
    case .tool(let tool): return tell(tool, &memory, inFull: inFull)
    case .mark(let mark):
      let words = MarkText.text(mark)
      defer { memory.state = words }
      return memory.state == words ? [] : [.end, .line(MarkText.text(mark, inFull: inFull))]
    }
  }

  private static func tell(_ question: Question, _ memory: inout Told) -> [Utterance] {
    var news: [Utterance] = []
    if !memory.hasBegun { news += [.end, .line("You: " + AttachmentText.spoken(question))] }
    memory.hasBegun = true
    var state = ""
    if case .failed(let reason, let isRepeatable) = question.state {
      state = "Failed: " + QuestionText.failed(reason, isRepeatable: isRepeatable)
    }
    if state != memory.state, !state.isEmpty { news.append(.line(state)) }
    memory.state = state
    return news
  }

  /// What is said below an answer when no round of its turn can follow: that it has ended, if it was heard while it
  /// grew and is the turn's last, and its links.
  private static func close(
    _ answer: Answer, _ memory: inout Told, isLast: Bool
  ) -> [Utterance] {
    guard memory.hasEnded else { return [] }
    var words: [String] = []
    if isLast, answer.state == .completed, memory.wasOpen || answer.isEmpty, !memory.hasClosed {
      memory.hasClosed = true
      words.append(answer.isEmpty ? EmptyAnswerText.spoken(answer) : "End of the answer.")
    }
    let links = memory.reader.links
    if links > 0, !memory.hasLinks {
      memory.hasLinks = true
      words.append("\(CountText.links(links)). \(KeyMap.name(of: .showLinks)) reads them.")
    }
    return words.isEmpty ? [] : [.end, .line(words.joined(separator: " "))]
  }

  private static func tell(
    _ answer: Answer, _ memory: inout Told, inFull: Bool
  ) -> [Utterance] {
    var news: [Utterance] = []
    if answer.text.isThinking, !memory.hasThought { news.append(.line("Thinking.")) }
    memory.hasThought = memory.hasThought || !answer.text.thinking.isEmpty
    let isWhole = answer.state != .open
    memory.wasOpen = memory.wasOpen || !isWhole
    let thinking = answer.text.thinking
    if inFull, !memory.hasDetails, !thinking.isEmpty, isWhole || !answer.text.isThinking {
      memory.hasDetails = true
      news += [.end, .line("Thought: " + LongText.head(thinking, ThinkingLayout.detailLimit))]
    }
    if memory.withdrawals != answer.text.withdrawals {
      memory.withdrawals = answer.text.withdrawals
      memory.reader = AnswerReader()
    }
    let said = memory.reader.read(answer.text.answer, isWhole: isWhole)
    if !said.isEmpty {
      news.append(.piece((memory.hasBegun ? "" : "Assistant: ") + said))
      memory.hasBegun = true
    }
    if isWhole, !memory.hasEnded || !said.isEmpty { news.append(.end) }
    memory.hasEnded = memory.hasEnded || isWhole
    if inFull, isWhole, !memory.hasMeasure, let measure = MeasureLayout.words(answer) {
      memory.hasMeasure = true
      news += [.end, .line("The answer: \(measure).")]
    }
    let gap = gap(of: answer)
    if gap != memory.state, !gap.isEmpty { news.append(.line(gap)) }
    memory.state = gap
    return news
  }

  private static func gap(of answer: Answer) -> String {
    answer.gap == .unrepaired || answer.gap == .lost ? "A part of this answer is missing." : ""
  }

  private static func tell(
    _ tool: ToolCall, _ memory: inout Told, inFull: Bool
  ) -> [Utterance] {
    let words = Self.words(tool)
    var news: [Utterance] = []
    if words != memory.state { news += [.end, .line(words)] }
    memory.state = words
    if inFull, tool.state != .running, !tool.content.isEmpty, !memory.hasDetails {
      memory.hasDetails = true
      news += [.end, .line("Result: " + tool.content)]
    }
    return news
  }

  /// A tool call in one sentence.
  static func words(_ tool: ToolCall) -> String {
    let word =
      switch tool.state {
      case .running: "running"
      case .completed: "done"
      case .failed: "failed"
      case .stopped: "stopped"
      case .untold: UntoldText.words(tool)
      }
    let time = tool.took.map { " in " + ElapsedText.rounded($0) } ?? ""
    let name = tool.name.isEmpty ? "" : " " + ToolName.words(tool.name)
    return "Tool\(name): \(word)\(time)."
  }

  /// An entry as something that was told; an answer that is still open is told from its start.
  private static func whole(_ entry: Entry) -> Told {
    var memory = Told()
    memory.hasDetails = true
    memory.hasMeasure = true
    switch entry.content {
    case .question(let question): _ = tell(question, &memory)
    case .answer(let answer):
      guard answer.state != .open else { break }
      memory.reader.skip(answer.text.answer)
      memory.hasThought = true
      memory.hasBegun = true
      memory.hasEnded = true
      memory.hasClosed = true
      memory.hasLinks = true
      memory.state = gap(of: answer)
    case .tool(let tool): _ = tell(tool, &memory, inFull: false)
    case .mark(let mark): memory.state = MarkText.text(mark)
    }
    return memory
  }

  private static func wholeTexts(of places: Range<Int>, in chat: Conversation, _ reading: Reading)
    -> [Utterance]
  {
    places.flatMap { place in
      let entry = chat.entries[place]
      let text = wholeText(entry, inFull: reading.showsDetails)
      guard case .answer(let answer) = entry.content, answer.isEmpty, chat.endsTurn(place)
      else { return text }
      return text + [.line(EmptyAnswerText.words(answer) + ".")]
    }
  }

  private static func wholeText(_ entry: Entry, inFull: Bool) -> [Utterance] {
    var memory = Told()
    switch entry.content {
    case .question(let question): return tell(question, &memory)
    case .answer(let answer): return tell(answer, &memory, inFull: inFull) + [.end]
    case .tool(let tool): return tell(tool, &memory, inFull: inFull)
    case .mark(let mark): return [.line(MarkText.text(mark, inFull: inFull))]
    }
  }
}
