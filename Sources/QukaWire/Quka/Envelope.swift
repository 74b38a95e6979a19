/// The frame around every REST answer (docs/protocol.md §2).
///
/// `meta.code` and `meta.message` are read where they are, and at the top level where only that exists
/// (docs/protocol.md §2.3).
public struct Envelope: Equatable, Sendable {
  /// 0 is success.
  public var code: Int
  public var message: String
  public var requestID: String
  public var data: JSONValue

  public init(code: Int, message: String, requestID: String, data: JSONValue) {
    self.code = code
    self.message = message
    self.requestID = requestID
    self.data = data
  }

  /// `nil` when the bytes are not the envelope: another program's answer, a proxy's page.
  public init?(parsing body: [UInt8]) {
    guard let document = try? JSONValue(parsing: body), document.members != nil else { return nil }
    let meta = document["meta"]
    guard let code = meta?["code"]?.integer ?? document["code"]?.integer else { return nil }
    self.init(
      code: code,
      message: (meta?["message"]?.string ?? document["message"]?.string ?? "")
        .cut(toCodePoints: Limits.quotedCharacters),
      requestID: meta?["request_id"]?.text ?? "",
      data: document["data"] ?? .null
    )
  }
}
