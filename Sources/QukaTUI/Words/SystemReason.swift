import Glibc

/// The system's own words for an error.
enum SystemReason {
  /// - Parameter code: an `errno`.
  static func words(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
