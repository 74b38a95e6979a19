/// A JSON value whose objects keep the order of their members.
///
/// The real server writes Go structs, so the order is part of the bytes (docs/protocol.md §5.11); a
/// dictionary would lose it.
package enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])
  /// Text that is JSON already, copied as it is.
  case encoded(String)

  /// One name and its value.
  package struct Member: Equatable, Sendable {
    package var name: String
    package var value: JSON
  }

  /// The member's value; `nil` for an absent member and for anything that is not an object.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The object with another value for one of its members; anything else as it is.
  package func replacing(_ name: String, by value: JSON) -> JSON {
    guard case .object(var members) = self else { return self }
    for index in members.indices where members[index].name == name { members[index].value = value }
    return .object(members)
  }

  /// The text of a string; `nil` for anything else.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of a whole number; `nil` for anything else.
  package var integer: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  package var isObject: Bool {
    guard case .object = self else { return false }
    return true
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }

  package init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  package init(stringLiteral value: String) {
    self = .string(value)
  }

  package init(integerLiteral value: Int64) {
    self = .integer(value)
  }

  package init(booleanLiteral value: Bool) {
    self = .bool(value)
  }
}
