/// A stretch of a line of code, in bytes.
struct CodeToken: Hashable, Sendable {
  var role: CodeRole
  var count: Int
}
