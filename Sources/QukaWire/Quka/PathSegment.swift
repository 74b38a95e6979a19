/// An id as a segment of a path.
enum PathSegment {
  /// Nothing, `.` and `..` are steps from place to place and no names (RFC 3986 §3.3, §5.2.4).
  static func isUsable(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text != "." && text != ".."
  }
}
