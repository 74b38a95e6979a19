/// A close code as Centrifuge means it (docs/protocol.md §5.9).
public struct DisconnectCode: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Whether connecting again would only meet the same end.
  public var isTerminal: Bool {
    switch rawValue {
    case 1009, 3500..<4000, 4500..<5000: true
    default: false
    }
  }
}
