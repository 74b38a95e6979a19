import FoundationEssentials

/// The client's opening handshake (RFC 6455 §4.1).
public struct Handshake: Equatable, Sendable {
  /// The `Sec-WebSocket-Key`: 16 random bytes in base64.
  public let key: String

  public init(key: String) {
    self.key = key
  }

  public init(using generator: inout some RandomNumberGenerator) {
    let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    key = Data(bytes).base64EncodedString()
  }

  /// What a server that understood the request puts into `Sec-WebSocket-Accept` (RFC 6455 §4.2.2).
  public var expectedAccept: String {
    let digest = SHA1.digest(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
    return Data(digest).base64EncodedString()
  }

  /// The request. Traps on a line break in any part of it, and on fields that the handshake writes itself.
  public func request(for configuration: WebSocketConnection.Configuration) -> [UInt8] {
    let own = ownFields(for: configuration)
    for field in configuration.headers {
      precondition(
        !Self.reserved.contains(field.name.lowercased()),
        "the handshake writes \(field.name) itself")
    }
    return RequestHead.bytes("GET", configuration.path, own + configuration.headers)
  }

  private static let reserved: Set = [
    "host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version",
    "sec-websocket-protocol", "sec-websocket-extensions",
  ]

  private func ownFields(for configuration: WebSocketConnection.Configuration) -> [HeaderField] {
    var fields = [
      HeaderField("Host", configuration.host),
      HeaderField("Upgrade", "websocket"),
      HeaderField("Connection", "Upgrade"),
      HeaderField("Sec-WebSocket-Key", key),
      HeaderField("Sec-WebSocket-Version", "13"),
    ]
    if !configuration.subprotocols.isEmpty {
      let offer = configuration.subprotocols.joined(separator: ", ")
      fields.append(HeaderField("Sec-WebSocket-Protocol", offer))
    }
    if let deflate = configuration.deflate {
      fields.append(HeaderField("Sec-WebSocket-Extensions", deflate.fieldValue))
    }
    return fields
  }

  /// What client and server agreed on beside the protocol itself.
  struct Agreement: Equatable, Sendable {
    var subprotocol: String?
    var deflate: DeflateAgreement?
  }

  /// Checks the answer, field by field, as RFC 6455 §4.1 lists it.
  ///
  /// - Parameter configuration: that of the request.
  func check(
    _ head: ResponseHead, for configuration: WebSocketConnection.Configuration
  ) throws(HandshakeError) -> Agreement {
    let upgrade = head.joined("upgrade")
    guard upgrade?.lowercased() == "websocket" else { throw .wrongUpgrade(upgrade) }
    let connection = head.joined("connection")
    guard head.tokens("connection").contains(where: { $0.lowercased() == "upgrade" }) else {
      throw .wrongConnection(connection)
    }
    let accept = head.joined("sec-websocket-accept")
    guard accept == expectedAccept else { throw .wrongAccept(accept) }
    let deflate = try checkExtensions(head, offer: configuration.deflate)
    let subprotocol = head.joined("sec-websocket-protocol")
    if let subprotocol, !configuration.subprotocols.contains(subprotocol) {
      throw .unofferedSubprotocol(subprotocol)
    }
    return Agreement(subprotocol: subprotocol, deflate: deflate)
  }

  /// At most the one extension there is, at most once, on terms that were offered; a server may also
  /// leave it out (RFC 6455 §9.1, RFC 7692 §5.1).
  private func checkExtensions(
    _ head: ResponseHead, offer: DeflateOffer?
  ) throws(HandshakeError) -> DeflateAgreement? {
    guard let field = head.joined("sec-websocket-extensions") else { return nil }
    guard let answers = ExtensionAnswer.list(field) else { throw .unreadableExtensions(field) }
    guard let first = answers.first else { return nil }
    guard let offer, answers.allSatisfy({ $0.name == DeflateOffer.name }) else {
      throw .unofferedExtension(field)
    }
    do throws(DeflateAnswerError) {
      guard answers.count == 1 else { throw .repeatedExtension }
      return try DeflateAgreement(first.parameters, to: offer)
    } catch {
      throw .wrongDeflate(error)
    }
  }
}
