import QukaChat
import QukaText
import QukaWire

/// The search in what was said of a chat: it looks through lines instead of rows of a screen.
///
/// Nothing is looked for while the words are being typed, because every letter would be answered. What was asked for
/// is told once the whole chat was looked through, a part of it with each call; keys come in between.
package struct LinearSearch: Sendable {
  /// Bytes that a call looks through: a few milliseconds.
  private static let bytesPerCall = 64 << 10
  /// Characters of a line that are said before and behind what was found.
  private static let context = 120

  private var isOpen = false
  private var wasTyping = false
  /// An answer is due.
  private var owes = false
  /// What was looked for last.
  private var query = ""
  /// One for each entry that was looked through, the newest first.
  private var pages: [SpokenPage] = []

  package init() {}

  /// What there is to tell, and where the search leads.
  package mutating func news(_ state: AppState) -> (words: String?, finding: SearchFinding?) {
    state.naming { tell(state) }
  }

  private mutating func tell(_ state: AppState) -> (words: String?, finding: SearchFinding?) {
    guard let box = state.search else {
      defer { self = LinearSearch() }
      return (isOpen ? "Search closed." : nil, nil)
    }
    guard case .search = state.overlays.last else { return (nil, nil) }
    let isPrompted = box.isTyping && !wasTyping
    // Keys can come faster than this is asked: the words may be there at once.
    let isAsked = !box.isTyping && (wasTyping || box.query.text != query)
    if isAsked || box.step == .next || box.step == .previous { owes = true }
    owes = owes && !box.query.isEmpty
    isOpen = true
    wasTyping = box.isTyping
    let prompt = isPrompted ? Self.prompt(box.query.text) : nil
    guard owes else { return (prompt, nil) }
    let isComplete = look(
      for: box.query.text, in: state.conversation, inFull: state.reading.showsDetails)
    guard isComplete else {
      let finding = SearchFinding(place: box.current, isComplete: false, isPending: true)
      return (prompt, finding)
    }
    owes = false
    let finding = finding(box)
    return (words(finding, state.conversation), finding)
  }

  private static func prompt(_ words: String) -> String {
    words.isEmpty
      ? "Find in this chat: type the words, then Enter. Down and Up go on, letters add to the words, Esc closes."
      : "Find: typing adds to the words \(TextFit.oneLine(words)). \(KeyMap.name(of: .kill(.toLineStart), in: .query)) clears them, Enter finds."
  }

  // MARK: - Looking

  /// Goes on looking, from the newest entry up; whether all were looked through.
  private mutating func look(for words: String, in chat: Conversation, inFull: Bool) -> Bool {
    if words != query { pages = [] }
    query = words
    let pattern = SearchPattern(words)
    let known = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
    pages = []
    var rest = Self.bytesPerCall
    for entry in chat.entries.reversed() {
      if let page = known[entry.id], page.isOf(entry, inFull: inFull) {
        pages.append(page)
        continue
      }
      guard rest > 0 else { return false }
      let page = SpokenPage(entry, inFull: inFull, pattern)
      rest -= page.bytes
      pages.append(page)
    }
    return true
  }

  // MARK: - From match to match

  private func finding(_ box: SearchBox) -> SearchFinding {
    // In the order of the chat.
    let pages = Array(pages.reversed())
    let count = pages.reduce(0) { $0 + $1.hits.count }
    guard count > 0 else { return SearchFinding() }
    var target = count - 1
    if let current = number(of: box.current, pages) {
      switch box.step {
      case .next: target = current + 1 < count ? current + 1 : 0
      case .previous: target = current > 0 ? current - 1 : count - 1
      case .nearest: break
      case nil, .here: target = current
      }
    }
    var before = 0
    for page in pages {
      if target - before < page.hits.count {
        let place = SearchBox.Place(entry: page.id, ordinal: target - before)
        return SearchFinding(count: count, number: target + 1, place: place)
      }
      before += page.hits.count
    }
    return SearchFinding(count: count)
  }

  private func number(of place: SearchBox.Place?, _ pages: [SpokenPage]) -> Int? {
    guard let place, let index = pages.firstIndex(where: { $0.id == place.entry }),
      !pages[index].hits.isEmpty
    else { return nil }
    let before = pages[..<index].reduce(0) { $0 + $1.hits.count }
    return before + min(place.ordinal, pages[index].hits.count - 1)
  }

  private func words(_ finding: SearchFinding, _ chat: Conversation) -> String {
    let isAll = chat.record.older == .none || chat.record.older == .loading
    let rest = isAll ? "" : " Older messages are not loaded and were not searched."
    guard let place = finding.place, let number = finding.number,
      let page = pages.first(where: { $0.id == place.entry })
    else { return "Nothing found for: \(TextFit.oneLine(query)).\(rest)" }
    let excerpt = page.excerpt(of: place.ordinal, around: Self.context)
    return "Match \(number) of \(finding.count), \(page.speaker): \(excerpt)\(rest)"
  }
}
