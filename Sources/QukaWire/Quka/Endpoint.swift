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
  /// What the answer should hold.
  public var subject: AnswerSubject
  /// Reads the envelope's `data`; `nil` when it is not what the route promises.
  public var decode: @Sendable (JSONValue) -> Answer?

  public init(
    _ method: Method, _ path: String, body: JSONValue? = nil, isAuthenticated: Bool = true,
    subject: AnswerSubject, decode: @escaping @Sendable (JSONValue) -> Answer?
  ) {
    self.method = method
    self.path = path
    self.body = body
    self.isAuthenticated = isAuthenticated
    self.subject = subject
    self.decode = decode
  }

  /// Whether the path leads where it says: no id in it is one that would lead elsewhere.
  public var isUsable: Bool {
    path.prefix { $0 != "?" }.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      .allSatisfy(PathSegment.isUsable)
  }
}
