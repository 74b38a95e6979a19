/// A parsed JSON document (RFC 8259) that keeps what the wire said.
///
/// Numbers stay text: session ids are 64-bit and must never pass through a `Double`
/// (docs/protocol.md §3.3). One tree serves the Centrifuge envelope and the publication inside it, so
/// nothing is decoded twice.
public enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// The number's own digits, valid by RFC 8259 §6.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One name and its value, in wire order.
  public struct Member: Equatable, Sendable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The member called `name`; the last one where a name repeats, `nil` when absent or not an object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// A string as it is.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A string, or a number's digits: ids and event types come as either (docs/protocol.md §4.1).
  public var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .null, .bool, .array, .object: nil
    }
  }

  /// What any count, length or time of the protocol fits into, with room to add to it.
  private static let largestInteger = 1 << 62

  /// A whole number, written as a number or as a string; `nil` when it does not fit. Absurd ones are
  /// brought down to 2^62, so that nobody's arithmetic can overflow.
  public var integer: Int? {
    guard let text else { return nil }
    return Int(text).map { max(-Self.largestInteger, min($0, Self.largestInteger)) }
  }

  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The elements of an array. `null` is an empty list: Go's nil slices (docs/protocol.md §2.1).
  public var list: [JSONValue]? {
    switch self {
    case .array(let elements): elements
    case .null: []
    case .bool, .number, .string, .object: nil
    }
  }

  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}
