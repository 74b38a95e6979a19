import QukaText
import QukaWire

// The space to chat in, and what is said when it cannot be had.
extension AppState {
  /// Spaces that a sentence lists, and columns of the title and of the id of each.
  private static let listed = (spaces: 4, title: 30, id: 40)

  /// The one that was asked for, by id or title; otherwise the first.
  package func choose(from spaces: [Space]) -> Space? {
    guard let wanted = wantedSpace else { return spaces.first }
    return spaces.first { $0.id.rawValue == wanted } ?? spaces.first { $0.title == wanted }
  }

  func spaceProblem(_ signIn: SignIn) -> String {
    guard let wanted = wantedSpace else {
      return "\(signIn.user.name) is not a member of any space. Create one in the web client first."
    }
    let known = signIn.spaces.isEmpty ? "none" : Self.list(signIn.spaces)
    return "There is no space \"\(wanted)\". Yours: \(known)."
  }

  /// A refusal of what every member of a space may do: the space is refused, which is told by its name, with the others
  /// that there are. A role that the server misspells is enough for it (docs/protocol.md §3.2).
  func namingSpace(_ failure: Failure) -> Failure {
    guard let space, failure.isForbidden || failure.isGone else { return failure }
    let title = "“\(Self.short(space.title, Self.listed.title))”"
    var named = failure
    named.sentence =
      failure.isGone
      ? "The server does not know the space \(title) (404). "
      : "The server does not let you into the space \(title) (403). "
    named.sentence +=
      otherSpaces.isEmpty
      ? "You have no other for --space: ask who runs the server."
      : "Choose another with --space: \(Self.list(otherSpaces))."
    return named
  }

  private static func list(_ spaces: [Space]) -> String {
    let names = spaces.prefix(listed.spaces).map {
      "\(short($0.title, listed.title)) (\(short($0.id.rawValue, listed.id)))"
    }
    let rest = spaces.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static func short(_ text: String, _ columns: Int) -> String {
    TextFit.cut(TextFit.oneLine(text), to: columns)
  }
}
