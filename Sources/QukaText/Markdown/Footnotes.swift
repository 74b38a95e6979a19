/// The labels of a text's footnotes: GitHub knows them, GFM's specification does not. `[^1]` refers to the note that
/// stands at `[^1]: …`.
struct Footnotes: Hashable, Sendable {
  private static let maximumLabels = 200
  private static let maximumLabelBytes = 32

  private(set) var labels: Set<String> = []

  /// Remembers the notes that begin in a stretch of source.
  mutating func collect(_ source: ArraySlice<UInt8>) {
    for line in source.split(separator: 0x0A) where labels.count < Self.maximumLabels {
      let text = line.drop { " \t>-*".utf8.contains($0) }
      guard let label = Self.label(at: text), text.dropFirst(label.utf8.count + 3).first == 0x3A
      else { continue }
      labels.insert(label)
    }
  }

  /// The label of a mark `[^label]` that the bytes begin with.
  static func label(at bytes: some Collection<UInt8>) -> String? {
    var label: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      switch (index, byte) {
      case (0, 0x5B), (1, 0x5E): break
      case (0...1, _), (_, 0...0x20), (_, 0x5B): return nil
      case (_, 0x5D): return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
      default:
        label.append(byte)
        if label.count > maximumLabelBytes { return nil }
      }
    }
    return nil
  }

  /// Whether a label is a number that can be raised.
  static func isNumber(_ label: some StringProtocol) -> Bool {
    label.utf8.count <= 4 && !label.isEmpty && label.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }
}
