/// What a frame carries (RFC 6455 §5.2). The reserved numbers have no case: a frame that uses one is
/// refused before it becomes a value.
public enum Opcode: UInt8, Sendable, CaseIterable {
  case continuation = 0x0
  case text = 0x1
  case binary = 0x2
  case close = 0x8
  case ping = 0x9
  case pong = 0xA

  /// Control frames may stand between the fragments of a message, are never fragmented themselves and
  /// carry at most 125 bytes (RFC 6455 §5.5).
  public var isControl: Bool { rawValue & 0x8 != 0 }
}
