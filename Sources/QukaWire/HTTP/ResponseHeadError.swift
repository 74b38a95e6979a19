/// Why the head of an HTTP response cannot be read (RFC 9112 §4, §5). Texts show what was found, shortened and without
/// control characters.
public enum ResponseHeadError: Error, Equatable, Sendable {
  /// It does not begin like a response of HTTP/1.
  case notHTTP(String)
  /// The status is not one of 100 to 599.
  case unusableStatus(String)
  case unreadableField(String)
  /// The heads of one answer, informational ones (1xx) included, are longer than this.
  case tooLong(limit: Int)
}
