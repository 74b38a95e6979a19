/// A file that came with a question (docs/protocol.md §3.4).
public struct Attachment: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case picture
    case file
  }

  public var kind: Kind
  /// The last part of its address; empty when that has none. Whoever uploaded the file chose it.
  public var name: String

  public init(_ kind: Kind, name: String) {
    self.kind = kind
    self.name = name
  }
}

extension Attachment {
  init(decoding value: JSONValue) {
    self.init(
      value["type"]?.text == "image" ? .picture : .file,
      name: Self.name(inAddress: value["url"]?.text ?? ""))
  }

  /// Addresses are signed for a while: what follows the path says nothing (docs/protocol.md §3.8).
  private static func name(inAddress address: String) -> String {
    let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path.prefix(0)
    return decoded(Array(name)).cut(toCodePoints: Limits.nameCharacters)
  }

  /// Percent-decoded; a broken escape stays as it is.
  private static func decoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let digits = bytes[index...].dropFirst().prefix(2)
      if bytes[index] == UInt8(ascii: "%"), digits.count == 2,
        let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
