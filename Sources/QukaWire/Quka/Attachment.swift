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
    let decoded = PercentEncoding.decoded(Substring(name))
    return String(decoding: decoded, as: UTF8.self).cut(toCodePoints: Limits.nameCharacters)
  }
}
