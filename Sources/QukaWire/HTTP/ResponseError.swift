/// Why the bytes of an HTTP response cannot be used (RFC 9112). Texts show what was found, shortened and without
/// control characters.
public enum ResponseError: Error, Equatable, Sendable {
  case head(ResponseHeadError)
  /// More than one `Content-Length`, or one beside `Transfer-Encoding`: two readers could find two ends.
  case severalLengths
  case unreadableLength(String)
  /// A `Transfer-Encoding` other than `chunked`.
  case unknownCoding(String)
  /// A chunk without a readable size, or without its line ends.
  case brokenChunk
  /// The body is longer than this.
  case bodyTooLong(limit: Int)
  /// The connection ended before the answer did.
  case truncated
  /// 101, which nobody asked for.
  case unaskedUpgrade
  /// Bytes without a request, or behind the end of an answer.
  case unasked
}
