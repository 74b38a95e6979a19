/// Visible stand-ins for characters that would act on a terminal instead of being shown by it.
enum StandIn {
  /// What is drawn for a wide cluster that does not fit.
  static let replacement: UInt32 = 0xFFFD

  /// The stand-in of a scalar that must never reach a terminal, or nil for one that may.
  ///
  /// C0 and DEL have pictures of their own in Unicode; C1, line separators and the bidirectional
  /// embeddings, overrides and isolates, which can show text in another order than it is read in
  /// (CVE-2021-42574), become the replacement character.
  static func glyph(for scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x20..<0x7F: nil
    case 0x09: 0x20
    case 0..<0x20: 0x2400 + scalar
    case 0x7F: 0x2421
    case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: replacement
    default: nil
    }
  }
}
