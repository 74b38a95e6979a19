/// How far back compressed data may refer: the base-2 logarithm of the LZ77 window's size in bytes, 8 to
/// 15 (RFC 7692 §7.1.2).
public struct WindowBits: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let value: Int

  public static let smallest = WindowBits(unchecked: 8)
  public static let largest = WindowBits(unchecked: 15)

  /// Nil outside 8 to 15.
  public init?(_ value: Int) {
    guard (8...15).contains(value) else { return nil }
    self.value = value
  }

  /// Reads a parameter's value, which is decimal and without leading zeros.
  init?(parameter: String) {
    guard !parameter.hasPrefix("0"), parameter.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Int(parameter)
    else { return nil }
    self.init(value)
  }

  private init(unchecked value: Int) {
    self.value = value
  }

  public static func < (left: WindowBits, right: WindowBits) -> Bool {
    left.value < right.value
  }

  public var description: String { "\(value)" }
}
