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
    var hasThought = false
    var hasBegun = false
    var hasEnded = false
    /// The last word about a question or a tool.
    var state = ""
  }

  private var told: [Entry.ID: Told] = [:]
  private var hasArrived = false
  private var wasFollowing = true

  /// What is new since the last call.
  mutating func news(of chat: Conversation) -> [Utterance] {
    var news: [Utterance] = []
    if !hasArrived {
      guard !chat.entries.isEmpty || chat.history != .loading else { return [] }
      hasArrived = true
      news += arrive(at: chat)
    }
    news += earlier(in: chat)
    for entry in chat.entries {
      news += Self.tell(entry, &told[entry.id, default: Told()], inFull: chat.showsDetails)
    }
    return news
  }

  /// Skips to the last question.
  private mutating func arrive(at chat: Conversation) -> [Utterance] {
    let start = chat.entries.lastIndex { $0.isQuestion } ?? 0
    skip(chat.entries[..<start])
    guard start > 0 else { return [] }
    let count = start == 1 ? "1 earlier entry" : "\(start) earlier entries"
    return [.line("\(count). Page Up reads the chat from its start.")]
  }

  private mutating func skip(_ entries: ArraySlice<Entry>) {
    for entry in entries { told[entry.id] = Self.whole(entry) }
  }

  /// What stands above everything that was told: read if the person went up to it, else skipped.
  private mutating func earlier(in chat: Conversation) -> [Utterance] {
    let isFollowing = chat.viewport.isFollowing
    defer { wasFollowing = isFollowing }
    if wasFollowing, !isFollowing {
      let all = chat.entries.flatMap { Self.wholeText($0) }
      skip(chat.entries.filter { !$0.isOpen }[...])
      return [.line("From the start:")] + all + [.line("Here the loaded part ends.")]
    }
    let first = chat.entries.firstIndex { told[$0.id] != nil } ?? 0
    let above = chat.entries[..<first]
    guard !above.isEmpty else { return [] }
    skip(above)
    guard !isFollowing else { return [] }
    return [.line("Earlier:")] + above.flatMap { Self.wholeText($0) } + [
      .line("End of the earlier part.")
    ]
  }

  private static func tell(
    _ entry: Entry, _ memory: inout Told, inFull: Bool
  ) -> [Utterance] {
    switch entry.content {
    case .question(let question): return tell(question, &memory)
    case .answer(let answer):
      let wasOpen = !memory.hasEnded
      let news = tell(answer, &memory)
      guard wasOpen, memory.hasEnded, memory.reader.links > 0 else { return news }
      let count = memory.reader.links
      return news + [.line("\(count == 1 ? "1 link" : "\(count) links"). Ctrl-S reads them.")]
    case .tool(let tool): return tell(tool, &memory, inFull: inFull)
    case .mark(let mark):
      let words = MarkText.text(mark)
      defer { memory.state = words }
      return memory.state == words ? [] : [.end, .line(words)]
    }
  }

  private static func tell(_ question: Question, _ memory: inout Told) -> [Utterance] {
    var news: [Utterance] = []
    if !memory.hasBegun { news += [.end, .line("You: " + question.text)] }
    memory.hasBegun = true
    var state = ""
    if case .failed(let reason) = question.state { state = "Not sent: " + reason }
    if state != memory.state, !state.isEmpty { news.append(.line(state)) }
    memory.state = state
    return news
  }

  private static func tell(_ answer: Answer, _ memory: inout Told) -> [Utterance] {
    var news: [Utterance] = []
    if answer.text.isThinking, !memory.hasThought { news.append(.line("Thinking.")) }
    memory.hasThought = memory.hasThought || !answer.text.thinking.isEmpty
    let isWhole = answer.state != .open
    let said = memory.reader.read(answer.text.answer, isWhole: isWhole)
    if !said.isEmpty {
      news.append(.piece((memory.hasBegun ? "" : "Assistant: ") + said))
      memory.hasBegun = true
    }
    if isWhole, !memory.hasEnded || !said.isEmpty { news.append(.end) }
    memory.hasEnded = memory.hasEnded || isWhole
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
    guard words != memory.state else { return [] }
    memory.state = words
    var news: [Utterance] = [.end, .line(words)]
    if inFull, tool.state != .running, !tool.content.isEmpty { news.append(.line(tool.content)) }
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
      case .interrupted: "interrupted"
      }
    let time = tool.took.map { " in " + ElapsedText.rounded($0) } ?? ""
    return "Tool \(ToolName.words(tool.name)): \(word)\(time)."
  }

  /// An entry as something that was told; an answer that is still open is told from its start.
  private static func whole(_ entry: Entry) -> Told {
    var memory = Told()
    switch entry.content {
    case .question(let question): _ = tell(question, &memory)
    case .answer(let answer):
      guard answer.state != .open else { break }
      memory.reader.skip(answer.text.answer)
      memory.hasThought = true
      memory.hasBegun = true
      memory.hasEnded = true
      memory.state = gap(of: answer)
    case .tool(let tool): _ = tell(tool, &memory, inFull: false)
    case .mark(let mark): memory.state = MarkText.text(mark)
    }
    return memory
  }

  private static func wholeText(_ entry: Entry) -> [Utterance] {
    var memory = Told()
    switch entry.content {
    case .question(let question): return tell(question, &memory)
    case .answer(let answer): return tell(answer, &memory) + [.end]
    case .tool(let tool): return tell(tool, &memory, inFull: false)
    case .mark(let mark): return [.line(MarkText.text(mark))]
    }
  }
}
