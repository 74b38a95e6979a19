/// What the person made of a chat on this machine, where the server has nothing for it (docs/protocol.md §3.3).
package struct Arrangement: Equatable, Sendable {
  /// A title of its own; nil: the server's.
  package var title: String?
  /// It stands at the end of the list, out of the way.
  package var isArchived: Bool

  package init(title: String? = nil, isArchived: Bool = false) {
    self.title = title
    self.isArchived = isArchived
  }

  /// Nothing was made of it.
  package var isEmpty: Bool { self == Arrangement() }
}
