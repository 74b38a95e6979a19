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

  /// The request. Traps on a line break in any part of it, which would let one header field forge
  /// another, and on fields that the handshake writes itself.
  public func request(for configuration: WebSocketConnection.Configuration) -> [UInt8] {
    let own = ownFields(for: configuration)
    for field in configuration.headers {
      precondition(
        !Self.reserved.contains(field.name.lowercased()),
        "the handshake writes \(field.name) itself")
    }
    let lines =
      ["GET \(configuration.path) HTTP/1.1"]
      + (own + configuration.headers).map { "\($0.name): \($0.value)" }
    precondition(
      lines.allSatisfy { !$0.utf8.contains { $0 == 0x0D || $0 == 0x0A } },
      "no part of a handshake request holds a line break")
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private static let reserved: Set = [
    "host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version",
    "sec-websocket-protocol", "sec-websocket-extensions",
  ]

  private func ownFields(for configuration: WebSocketConnection.Configuration) -> [HeaderField] {
    let fields = [
      HeaderField("Host", configuration.host),
      HeaderField("Upgrade", "websocket"),
      HeaderField("Connection", "Upgrade"),
      HeaderField("Sec-WebSocket-Key", key),
      HeaderField("Sec-WebSocket-Version", "13"),
    ]
    guard !configuration.subprotocols.isEmpty else { return fields }
    let offer = configuration.subprotocols.joined(separator: ", ")
    return fields + [HeaderField("Sec-WebSocket-Protocol", offer)]
  }

  /// Checks the answer, field by field, as RFC 6455 §4.1 lists it.
  ///
  /// - Parameter offered: the subprotocols of the request.
  /// - Returns: the subprotocol the server chose.
  func check(_ head: ResponseHead, offered: [String]) throws(HandshakeError) -> String? {
    let upgrade = head.joined("upgrade")
    guard upgrade?.lowercased() == "websocket" else { throw .wrongUpgrade(upgrade) }
    let connection = head.joined("connection")
    guard head.tokens("connection").contains(where: { $0.lowercased() == "upgrade" }) else {
      throw .wrongConnection(connection)
    }
    let accept = head.joined("sec-websocket-accept")
    guard accept == expectedAccept else { throw .wrongAccept(accept) }
    if let extensions = head.joined("sec-websocket-extensions"), !extensions.isEmpty {
      throw .unofferedExtension(extensions)
    }
    guard let subprotocol = head.joined("sec-websocket-protocol") else { return nil }
    guard offered.contains(subprotocol) else { throw .unofferedSubprotocol(subprotocol) }
    return subprotocol
  }
}
