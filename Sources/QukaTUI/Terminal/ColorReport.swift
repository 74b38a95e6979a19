import QukaScreen

/// Reads the terminal's answer to a colour query: OSC 10 (foreground) or 11 (background).
enum ColorReport {
  /// - Parameter body: what stands between `ESC ]` and the terminator, `11;rgb:1e1e/1e1e/2e2e`.
  static func parse(_ body: ArraySlice<UInt8>) -> TerminalReply? {
    let text = String(decoding: body, as: UTF8.self)
    let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let selector = Int(parts[0]), selector == 10 || selector == 11
    else { return nil }
    let color = parts[1]
    guard let colon = color.firstIndex(of: ":"), color[..<colon].hasPrefix("rgb") else {
      return nil
    }
    // `rgba:` adds a fourth, the opacity.
    let channels = color[color.index(after: colon)...].split(separator: "/").prefix(3).map(channel)
    guard channels.count == 3, let red = channels[0], let green = channels[1],
      let blue = channels[2]
    else { return nil }
    return .color(selector: selector, rgb: red << 16 | green << 8 | blue)
  }

  /// One to four hexadecimal digits scaled to eight bits.
  private static func channel(_ digits: Substring) -> UInt32? {
    guard (1...4).contains(digits.utf8.count), let value = UInt32(digits, radix: 16) else {
      return nil
    }
    let largest = UInt32(1) << (4 * digits.utf8.count) - 1
    return (value * 255 + largest / 2) / largest
  }
}
