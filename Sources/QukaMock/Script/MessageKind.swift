/// The `msg_type` of an event (docs/protocol.md §4.4).
public enum MessageKind: Int64, Equatable, Sendable {
  case unknown = 0
  case text = 1
  case tool = 2
}
