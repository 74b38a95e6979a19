/// How many colours the terminal has.
package enum ColorDepth: Equatable, Sendable {
  /// Attributes only.
  case monochrome
  case ansi8
  case ansi16
  case palette256
  /// 24 bits, with 0 to 15 for the ANSI colours.
  case direct

  /// - Parameter colors: terminfo's `colors`.
  package init(colors: Int) {
    switch colors {
    case ..<8: self = .monochrome
    case 8..<16: self = .ansi8
    case 16..<256: self = .ansi16
    default: self = .palette256
    }
  }
}
