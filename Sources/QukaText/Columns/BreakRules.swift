/// Where a row may end, apart from the spaces: a small part of Unicode's line breaking algorithm
/// (UAX 14) with the Japanese rules (kinsoku shori) that also serve Chinese.
enum BreakRules {
  /// Characters that a row may end at and that are dropped there.
  static func isSpace(_ cluster: ScreenCluster) -> Bool {
    guard cluster.isSingle else { return false }
    switch cluster.scalar {
    case 0x20, 0x3000, 0x200B, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F: return true
    default: return false
    }
  }

  /// Whether a row may end between two clusters, neither of which is a space.
  /// - Parameter earlier: what stands before `left` in the row.
  static func allowsBreak(
    after left: ScreenCluster, precededBy earlier: ScreenCluster?, before right: ScreenCluster
  ) -> Bool {
    if right.width == 0 { return false }
    if isHyphen(left.scalar) {
      guard let earlier else { return false }
      return isWordPart(earlier) && isWordPart(right)
    }
    guard left.width == 2 || right.width == 2 else { return false }
    return !mayNotEnd(left.scalar) && !mayNotStart(right.scalar)
  }

  /// Whether a row of code that has no blank near its end may end between two clusters: behind punctuation,
  /// before a word or a quotation mark, but neither in a number nor in an operator.
  static func allowsCodeBreak(
    after left: ScreenCluster, precededBy earlier: ScreenCluster?, before right: ScreenCluster
  ) -> Bool {
    guard left.isSingle, isCodePunctuation(left.scalar), right.width > 0 else { return false }
    if isDigit(right), let earlier, isDigit(earlier) { return false }
    switch right.scalar {
    case 0x22, 0x27, 0x5F, 0x60: return true
    default: return isWordPart(right)
    }
  }

  /// `& ( ) * + , . / : ; < = > ? [ ] { | }`: what joins or ends parts of code.
  private static func isCodePunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x26, 0x28...0x2C, 0x2E, 0x2F, 0x3A...0x3F, 0x5B, 0x5D, 0x7B...0x7D: true
    default: false
    }
  }

  private static func isDigit(_ cluster: ScreenCluster) -> Bool {
    (0x30...0x39).contains(cluster.scalar)
  }

  private static func isHyphen(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == 0x2010 || scalar == 0x2013 || scalar == 0x2014
  }

  private static func isWordPart(_ cluster: ScreenCluster) -> Bool {
    switch cluster.scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xC0: false
    default: !mayNotStart(cluster.scalar) && !mayNotEnd(cluster.scalar)
    }
  }

  /// Closing and small characters, which no row starts with.
  private static func mayNotStart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x22, 0x25, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: true
    case 0xA0, 0xB0, 0xBB, 0x2010...0x2014, 0x2019, 0x201D, 0x2025, 0x2026, 0x2030, 0x203A: true
    case 0x203C, 0x2047...0x2049, 0x202F, 0x2060: true
    case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017: true
    case 0x3019, 0x301B...0x301F, 0x303B, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063: true
    case 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096, 0x309B...0x309E: true
    case 0x30A0, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7: true
    case 0x30EE, 0x30F5, 0x30F6, 0x30FB...0x30FE, 0x31F0...0x31FF: true
    case 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D: true
    case 0xFF5E, 0xFF60, 0xFF61, 0xFF63...0xFF65, 0xFE50...0xFE57: true
    default: false
    }
  }

  /// Opening characters and prefixes, which no row ends with.
  private static func mayNotEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x23, 0x24, 0x27, 0x28, 0x40, 0x5B, 0x7B, 0xA0, 0xA3, 0xA5, 0xAB, 0x2018: true
    case 0x201C, 0x2039, 0x202F, 0x2060, 0x20AC: true
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D: true
    case 0xFF04, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62, 0xFFE1, 0xFFE5: true
    default: false
    }
  }
}
