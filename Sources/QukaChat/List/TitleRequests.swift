import QukaWire

/// New titles that the person asked for, and what each still waits for.
struct TitleRequests: Equatable, Sendable {
  private enum Step: Equatable, Sendable {
    /// The page of the history that holds the first question.
    case question(page: Int)
    case title
  }

  private var steps: [SessionID: Step] = [:]

  /// False when one is asked for already.
  mutating func begin(_ id: SessionID) -> Bool {
    guard steps[id] == nil else { return false }
    steps[id] = .question(page: 1)
    return true
  }

  func isWaiting(_ id: SessionID) -> Bool { steps[id] == .question(page: 1) }

  /// The page that is fetched for its first question.
  func page(of id: SessionID) -> Int? {
    if case .question(let page) = steps[id] { return page }
    return nil
  }

  mutating func wait(for page: Int, of id: SessionID) { steps[id] = .question(page: page) }
  mutating func ask(_ id: SessionID) { steps[id] = .title }

  /// Whether one had been asked for.
  @discardableResult
  mutating func end(_ id: SessionID) -> Bool { steps.removeValue(forKey: id) != nil }
}
