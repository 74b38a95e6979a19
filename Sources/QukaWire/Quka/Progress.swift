/// How far a message has come: the wire's `complete` (docs/protocol.md §4.2).
///
/// `uncompleted` and `generating` in history do not prove that a generation is running.
public enum Progress: Int, Sendable, Hashable {
  case unknown = 0
  case completed = 1
  case uncompleted = 2
  case generating = 3
  case failed = 4
  case canceled = 5
  case intercepted = 6
  case timedOut = 7
}
