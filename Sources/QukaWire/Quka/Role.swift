/// Who wrote a message (docs/protocol.md §4.3).
public enum Role: Int, Sendable, Hashable {
  case unknown = 0
  case user = 1
  case assistant = 2
  case system = 3
  case tool = 4
}
