/// An address that lets whoever has it read or write for a while: no description shows what signs it.
public struct SignedAddress: Equatable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  /// Without what signs it.
  public var place: Substring { text.prefix { $0 != "?" && $0 != "#" } }
}

extension SignedAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "\(place) (signature hidden)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["place": place]) }
}

/// What the server answers to who wants to upload (docs/protocol.md §3.8).
public struct UploadKey: Equatable, Sendable {
  /// Where to put it; nil when the server has it already.
  public var target: SignedAddress?
  /// What a question names.
  public var address: SignedAddress

  public init(target: SignedAddress?, address: SignedAddress) {
    self.target = target
    self.address = address
  }

  init?(decoding value: JSONValue) {
    guard let address = value["url"]?.text, !address.isEmpty else { return nil }
    if value["status"]?.text == "exist" {
      self.init(target: nil, address: SignedAddress(address))
    } else {
      guard let target = value["key"]?.text, !target.isEmpty else { return nil }
      self.init(target: SignedAddress(target), address: SignedAddress(address))
    }
  }
}

/// A picture that is at the server, and goes along with a question.
public struct UploadedPicture: Equatable, Sendable {
  /// What it was made from.
  public var picture: Picture
  public var address: SignedAddress

  public init(_ picture: Picture, at address: SignedAddress) {
    self.picture = picture
    self.address = address
  }

  var json: JSONValue {
    ["type": .string("image"), "url": .string(address.text), "ai_desc": .string("")]
  }
}

/// Why a picture did not get to the server.
public enum UploadFailure: Error, Equatable, Sendable {
  /// The server gave no address for it.
  case server(APIError)
  /// The storage that the server named was not reached, or the connection to it ended.
  case storage(APIError)
  case storageRefused(status: Int)
  /// The server named an address that nothing is sent to: it is none, or it would leave the encryption.
  case unusableAddress
  case file(name: String, PictureProblem)

  public var isCancelled: Bool { self == .server(.cancelled) || self == .storage(.cancelled) }
}
