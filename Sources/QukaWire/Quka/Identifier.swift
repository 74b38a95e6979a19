/// The server's name for something: opaque, and a segment of paths.
public protocol Identifier: Hashable, Sendable {
  var rawValue: String { get }
  init(_ rawValue: String)
}

extension Identifier {
  /// Nil for what cannot be an id: a path would lead elsewhere by it, and what is longer than
  /// `Limits.identifierBytes` is kept by nobody.
  public init?(checking text: String) {
    guard PathSegment.isUsable(text), text.utf8.count <= Limits.identifierBytes else { return nil }
    self.init(text)
  }

  /// Nil also where there is none.
  init?(decoding value: JSONValue?) {
    guard let text = value?.text else { return nil }
    self.init(checking: text)
  }
}

/// The id of a chat session: a decimal 64-bit number sent as a string, never parsed as a number
/// (docs/protocol.md §3.3).
public struct SessionID: Identifier, Comparable, CustomStringConvertible {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
  public static func < (left: SessionID, right: SessionID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The id of one message, the only reliable key of a message (docs/protocol.md §3.5).
public struct MessageID: Identifier, CustomStringConvertible {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
}

/// The id of a space.
public struct SpaceID: Identifier, CustomStringConvertible {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
}

/// The id of an entry of a knowledge base (docs/protocol.md §3.7).
public struct KnowledgeID: Identifier, CustomStringConvertible {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
}
