import QukaChat
import QukaText

/// What is written to a terminal that is read out: it only ever grows at its end.
///
/// What is being typed stands in the last line, behind "> ". Text that comes meanwhile goes above it: the line is
/// ended, and what was typed is written once more below, when the news end or the next key is pressed. Text in pieces
/// waits for that until it makes a line.
package struct LinearPage: Equatable, Sendable {
  /// Characters that wait at most while something is being typed.
  package static let patience = 400

  /// How wide the terminal is; a longer line goes on in a row below.
  package var columns = 80

  private enum Line: Equatable, Sendable {
    case empty
    case pieces
    case draft
  }

  private var line = Line.empty
  private var draft = ""
  private var waiting = ""
  /// What `draft` was made of, if that was the input.
  private var source: Source?

  /// A text of the input: as long as it is the same, nothing is put together, however long it is.
  private struct Source: Equatable, Sendable {
    var chat: ConversationID
    var revision: Int
    var count: Int

    init?(_ state: AppState) {
      if case .title = state.overlays.last { return nil }
      guard state.search == nil else { return nil }
      chat = state.chats.current
      revision = state.conversation.typingRevision
      count = state.conversation.composer.characters.count
    }
  }

  package init() {}

  /// The text to write for what is new, and for what is typed in a state.
  package mutating func text(
    for news: [Utterance], of state: AppState, isMoreComing: Bool = false
  ) -> String {
    let new = Source(state)
    defer { source = new }
    let isSame = new != nil && new == source
    return text(
      for: news, neutral: isSame ? draft : TextGate.neutralize(Self.typed(state)),
      isMoreComing: isMoreComing)
  }

  /// What is being typed now: a question, a title, or what is looked for; nothing while keys go from match to match.
  package static func typed(_ state: AppState) -> String {
    if case .title(let window) = state.overlays.last { return window.text.text }
    if case .picture(let window) = state.overlays.last { return window.path.text }
    if case .save(let window) = state.overlays.last { return window.path.text }
    guard let box = state.search else { return state.conversation.composer.text }
    return box.isTyping ? box.query.text : ""
  }

  /// The text to write for what is new, and for what has been typed.
  ///
  /// - Parameter isMoreComing: an answer runs, so that what was typed waits below none of its parts.
  ///
  /// All of it passes the gate here, as it does on its way to a screen: only what this type writes itself moves the
  /// cursor.
  package mutating func text(
    for news: [Utterance], draft typed: String, isMoreComing: Bool = false
  ) -> String {
    source = nil
    return text(for: news, neutral: TextGate.neutralize(typed), isMoreComing: isMoreComing)
  }

  /// - Parameter new: what is typed, behind the gate.
  private mutating func text(
    for news: [Utterance], neutral new: String, isMoreComing: Bool
  ) -> String {
    var output = ""
    for utterance in news { say(utterance, &output) }
    if line == .draft, waiting.count > Self.patience || new.isEmpty { flush(&output) }
    if line == .draft || new != draft || !isMoreComing { type(new, &output) }
    return output
  }

  /// Something else wrote to the terminal: what is being typed is written again.
  package mutating func wasInterrupted() { line = .empty }

  private mutating func say(_ utterance: Utterance, _ output: inout String) {
    switch utterance {
    case .piece(let text) where line == .draft:
      waiting += TextGate.neutralize(text)
    case .piece(let text):
      output += TextGate.neutralize(text)
      line = text.last?.isNewline == true ? .empty : .pieces
    case .end:
      if line == .draft { flush(&output) } else { endLine(&output) }
    case .line(let text):
      if line == .draft { flush(&output) }
      endLine(&output)
      output += TextGate.neutralize(text) + "\n"
    }
  }

  /// Writes what has waited, below the line that is being typed in.
  private mutating func flush(_ output: inout String) {
    guard !waiting.isEmpty else { return }
    endLine(&output)
    output += waiting
    line = waiting.last?.isNewline == true ? .empty : .pieces
    waiting = ""
  }

  private mutating func endLine(_ output: inout String) {
    if line != .empty { output += "\n" }
    line = .empty
  }

  /// Follows the typed text: what is added at its end is written, what is taken from its end is wiped out, and any
  /// other change writes the whole line again.
  private mutating func type(_ new: String, _ output: inout String) {
    defer { draft = new }
    guard !new.isEmpty else {
      if line == .draft { endLine(&output) }
      return
    }
    guard line == .draft else {
      endLine(&output)
      output += "> " + new
      line = .draft
      return
    }
    if new == draft { return }
    if new.hasPrefix(draft) {
      output += new.dropFirst(draft.count)
    } else if draft.hasPrefix(new), canWipe(draft.dropFirst(new.count)) {
      let columns = DisplayWidth.of(draft.dropFirst(new.count))
      output += String(repeating: "\u{8} \u{8}", count: columns)
    } else {
      output += "\n> " + new
    }
  }

  /// Whether the end of what was typed can be wiped out: a backspace does not lead up into the row above, nor past the
  /// right edge, and how wide a terminal draws a sequence of several code points nobody knows here.
  private func canWipe(_ end: Substring) -> Bool {
    guard end.allSatisfy({ $0.unicodeScalars.count == 1 && !$0.isNewline && $0 != "\t" }) else {
      return false
    }
    let line = draft.lastIndex(where: \.isNewline).map { draft[draft.index(after: $0)...] }
    return DisplayWidth.of(line ?? "> " + draft) < columns
  }
}
