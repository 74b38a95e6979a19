/// What the person can have an answer made with, on or off for all questions of a space (docs/protocol.md §3.4).
///
/// The raw values stand in the file that remembers them.
package enum Toggle: String, CaseIterable, Hashable, Sendable {
  case knowledge
  case search
  case thinking
}
