import Glibc

/// The two ways in which the server writes a moment.
enum WallClockText {
  /// `2026-11-22T16:00:00.000000000Z`, as the log lines have it (docs/protocol.md §8.2).
  static func log(_ unixNanoseconds: Int64) -> String {
    var seconds = time_t(unixNanoseconds / 1_000_000_000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    let time = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    let digits = String(unixNanoseconds % 1_000_000_000)
    let fraction = String(repeating: "0", count: 9 - digits.count) + digits
    return "\(date)T\(time).\(fraction)Z"
  }

  /// `Session At: 22/11 16:00:00` in local time, the title of a session before it is named
  /// (docs/protocol.md §3.3).
  static func sessionTitle(_ unixSeconds: Int64) -> String {
    var seconds = time_t(unixSeconds)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let date = "\(two(parts.tm_mday))/\(two(parts.tm_mon + 1))"
    return "Session At: \(date) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }

  private static func two(_ value: Int32) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}
