/// One REST route as a value: what to ask, and how to read the answer (docs/protocol.md §3).
public struct Endpoint<Answer: Sendable>: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  public var method: Method
  /// Below `/api/v1`, percent-encoded, with its query.
  public var path: String
  public var body: JSONValue?
  /// False for routes that need no token; it is then not sent at all.
  public var isAuthenticated: Bool
  /// What the answer should hold, for the sentence that says it does not.
  public var subject: String
  /// Reads the envelope's `data`; `nil` when it is not what the route promises.
  public var decode: @Sendable (JSONValue) -> Answer?

  public init(
    _ method: Method, _ path: String, body: JSONValue? = nil, isAuthenticated: Bool = true,
    subject: String, decode: @escaping @Sendable (JSONValue) -> Answer?
  ) {
    self.method = method
    self.path = path
    self.body = body
    self.isAuthenticated = isAuthenticated
    self.subject = subject
    self.decode = decode
  }
}

/// One path segment, percent-encoded but for RFC 3986's unreserved characters.
func pathSegment(_ text: String) -> String {
  var encoded = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      encoded += digits.count == 1 ? "%0" + digits : "%" + digits
    }
  }
  return encoded
}
