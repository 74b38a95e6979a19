/// The one gate through which text from outside enters: what acts on terminals becomes visible.
///
/// Answers, titles and file names come from models and other people; an escape sequence in them
/// must not move the cursor, set the clipboard or change how the rest is read.
package enum TextGate {
  /// The text with stand-ins for C0 but line feed and tab, DEL, C1, line separators and
  /// bidirectional controls; CR LF becomes a line feed. Clean text comes back as it is, without a
  /// copy.
  package static func neutralize(_ text: String) -> String {
    isClean(text) ? text : replaced(text)
  }

  private static func isClean(_ text: String) -> Bool {
    let result = text.utf8.withContiguousStorageIfAvailable { bytes in
      for index in bytes.indices where isSuspicious(bytes, index) { return false }
      return true
    }
    return result ?? false
  }

  /// Whether a forbidden character starts at this byte.
  @inline(__always)
  private static func isSuspicious(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x20 { return byte != 0x0A && byte != 0x09 }
    if byte < 0x7F { return false }
    func next(_ distance: Int) -> UInt8 {
      index + distance < bytes.count ? bytes[index + distance] : 0
    }
    switch byte {
    case 0x7F: return true
    case 0xC2: return next(1) < 0xA0
    case 0xE2 where next(1) == 0x80: return (0xA8...0xAE).contains(next(2))
    case 0xE2 where next(1) == 0x81: return (0xA6...0xA9).contains(next(2))
    default: return false
    }
  }

  private static func replaced(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    var held: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let carriageReturn = held, scalar != "\n" {
        result.unicodeScalars.append(safe(carriageReturn))
      }
      held = scalar == "\r" ? scalar : nil
      if held == nil { result.unicodeScalars.append(safe(scalar)) }
    }
    if let held { result.unicodeScalars.append(safe(held)) }
    return result
  }

  private static func safe(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\n" || scalar == "\t" { return scalar }
    guard let glyph = StandIn.glyph(for: scalar.value) else { return scalar }
    return Unicode.Scalar(glyph) ?? "\u{FFFD}"
  }
}
