import QukaWire

/// A search in all chats, as long as somebody searches.
package struct Finding: Equatable, Sendable {
  package internal(set) var query = ""
  /// That of the search whose answer counts.
  var number = 0
  /// What was found last; it stands until the next answer.
  package internal(set) var found = FoundTexts()
  /// The disk has not answered yet.
  package internal(set) var isAwaited = false
  /// When to look again, because more was kept meanwhile.
  var againAt: Instant?
}
