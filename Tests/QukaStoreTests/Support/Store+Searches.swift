import QukaWire

@testable import QukaStore

extension Store {
  /// Nil when the search was given up.
  func answer(
    _ text: String, of owner: StoreOwner, after place: SearchCursor? = nil, limit: Int = 50
  ) async -> SearchPage? {
    await withCheckedContinuation { waiting in
      search(text, of: owner, after: place, limit: limit) { waiting.resume(returning: $0) }
    }
  }

  /// What a search finds that nothing overtakes.
  func found(
    _ text: String, of owner: StoreOwner, after place: SearchCursor? = nil, limit: Int = 50
  ) async -> SearchPage {
    await answer(text, of: owner, after: place, limit: limit) ?? SearchPage()
  }

  /// Returns once everything is in the index.
  func indexed(of owner: StoreOwner) async {
    while await !found("x", of: owner).isIndexed { await Task.yield() }
  }
}

extension SearchExcerpt {
  /// What was found, as it was written.
  var matched: String? {
    let bytes = text.utf8
    guard match.upperBound <= bytes.count else { return nil }
    let start = bytes.index(bytes.startIndex, offsetBy: match.lowerBound)
    return String(text[start..<bytes.index(start, offsetBy: match.count)])
  }
}
