/// What the person made of a chat on this machine, where the server has nothing for it (docs/protocol.md §3.3).
package struct Arrangement: Equatable, Sendable {
  /// A title of its own; nil: the server's.
  package var title: String?

  package init(title: String? = nil) { self.title = title }

  /// Nothing was made of it.
  package var isEmpty: Bool { self == Arrangement() }
}
