/// How the list of chats is sorted.
package enum ListOrder: CaseIterable, Equatable, Sendable {
  /// What was used last comes first.
  case latest
  /// So it is, but for chats that want something of the person: those come before all others.
  case attention
  case title

  package var next: ListOrder {
    switch self {
    case .latest: .attention
    case .attention: .title
    case .title: .latest
    }
  }
}
