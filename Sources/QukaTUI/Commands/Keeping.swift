import QukaChat
import QukaStore

/// What is kept on this machine.
struct Keeping: Equatable, Sendable {
  enum Scope: Sendable {
    case everything
    /// What was typed and chosen, but no chats.
    case noChats
    case nothing
  }

  var scope = Scope.everything
  /// Bytes of the file's content.
  var bytes = StoreLimits().fileBytes
  /// Chats that the server cleaned away for their age are erased here too.
  var erasesGone = false

  static let noChats = Keeping(scope: .noChats)
}

extension Keeping.Scope {
  var ofChats: Chats.Keeping {
    switch self {
    case .everything: .everything
    case .noChats: .typing
    case .nothing: .nothing
    }
  }
}
