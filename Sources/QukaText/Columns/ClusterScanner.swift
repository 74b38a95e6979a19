/// Cuts UTF-8 into grapheme clusters and measures them; drawing, measuring and wrapping all use it,
/// so they can't disagree. A cluster of an Indic script is several here, one for each column that terminals
/// give it (`ColumnRules.cuts`).
///
/// Most text consists of scalars that never join their neighbours (`simpleWidth`); only stretches
/// with others go through the standard library's grapheme breaking, which is ten times as slow.
@usableFromInline
package struct ClusterScanner {
  /// Twice the longest emoji sequence: what a cluster has beyond it is drawn nowhere.
  static let maximumClusterBytes = 72

  private let bytes: UnsafeBufferPointer<UInt8>
  private let rules = DisplayWidth.rules
  private var position = 0
  /// Clusters of a stretch that was cut by the standard library, last first.
  private var pending: [ScreenCluster] = []

  @usableFromInline
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  package mutating func next() -> ScreenCluster? {
    if let cluster = pending.popLast() { return cluster }
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    if byte < 0x80, position + 1 == bytes.count || bytes[position + 1] < 0x80 {
      return ascii(byte)
    }
    let (scalar, length) = decode(at: position)
    if byte < 0x20 || byte == 0x7F { return ascii(byte) }
    if let width = ClusterScanner.simpleWidth(scalar), standsAlone(before: position + length) {
      defer { position += length }
      return ScreenCluster(
        offset: position, length: length, scalar: scalar, isSingle: true,
        width: rules.widensAmbiguous && DisplayWidth.isWidened(scalar) ? 2 : width)
    }
    cutStretch()
    return pending.popLast()
  }

  /// The text of a cluster that this scanner returned, without the marks that are too many for any
  /// terminal: a cluster can be as long as a whole text.
  package func text(of cluster: ScreenCluster) -> String {
    var end = min(cluster.end, cluster.offset + Self.maximumClusterBytes)
    while end < cluster.end, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[cluster.offset..<end], as: UTF8.self)
  }

  private mutating func ascii(_ byte: UInt8) -> ScreenCluster {
    defer { position += 1 }
    let scalar = byte >= 0x20 && byte < 0x7F ? UInt32(byte) : StandIn.glyph(for: UInt32(byte))
    return ScreenCluster(
      offset: position, length: 1, scalar: scalar ?? StandIn.replacement, isSingle: true, width: 1)
  }

  /// Whether the scalar at `index` starts a cluster of its own, whatever precedes it.
  private func standsAlone(before index: Int) -> Bool {
    guard index < bytes.count else { return true }
    if bytes[index] < 0x80 { return true }
    return ClusterScanner.simpleWidth(decode(at: index).scalar) != nil
  }

  /// Decodes one scalar; the bytes come from a `String` and are valid.
  private func decode(at index: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    func tail(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset]) & 0x3F : 0
    }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
  }

  /// Cuts the stretch from `position` to the next pair of scalars that can't join.
  private mutating func cutStretch() {
    let start = position
    var end = start + decode(at: start).length
    while end < bytes.count {
      let (scalar, length) = decode(at: end)
      if ClusterScanner.simpleWidth(scalar) != nil || scalar < 0x80,
        standsAlone(before: end + length)
      {
        break
      }
      end += length
    }
    position = end
    var offset = start
    let stretch = String(decoding: bytes[start..<end], as: UTF8.self)
    for character in stretch {
      let scalars = character.unicodeScalars
      var start = scalars.startIndex
      var index = scalars.index(after: start)
      while index < scalars.endIndex {
        if rules.cuts(before: scalars[index].value) {
          offset = append(scalars[start..<index], at: offset)
          start = index
        }
        index = scalars.index(after: index)
      }
      offset = append(scalars[start..<index], at: offset)
    }
    pending.reverse()
  }

  /// Adds a cluster or a piece of one to those that were cut; where its bytes end.
  private mutating func append(_ scalars: Substring.UnicodeScalarView, at offset: Int) -> Int {
    guard let first = scalars.first?.value else { return offset }
    let length = Substring(scalars).utf8.count
    // A sign that is a grapheme by itself, as some of Burmese are, and has no column.
    if rules.joinsSigns, Syllables.isSpacing(first), let last = pending.indices.last,
      pending[last].width > 0, Syllables.holds(pending[last].scalar)
    {
      pending[last].length += length
      pending[last].isSingle = false
      return offset + length
    }
    let standIn = StandIn.glyph(for: first)
    let isSingle = standIn != nil || scalars.index(after: scalars.startIndex) == scalars.endIndex
    let width =
      standIn != nil
      ? 1
      : isSingle
        ? DisplayWidth.of(scalar: first, by: rules) : DisplayWidth.of(scalars: scalars, by: rules)
    pending.append(
      ScreenCluster(
        offset: offset, length: length, scalar: standIn ?? first, isSingle: isSingle, width: width))
    return offset + length
  }

  /// The width of a scalar that never joins another such scalar into one cluster; nil for all
  /// others.
  ///
  /// A subset chosen for speed: ASCII, Latin, Greek, Cyrillic, punctuation, arrows, box drawing,
  /// kana, Han, Hangul syllables, full-width forms. A test compares it with the table and with the
  /// standard library's grapheme breaking.
  @inlinable
  @inline(__always)
  package static func simpleWidth(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x20..<0x7F: 1
    case 0xA0...0xA8, 0xAA...0xAC, 0xAF...0x2FF, 0x400...0x482, 0x48A...0x52F: 1
    case 0x2010...0x2027, 0x2030...0x203B, 0x2190...0x2193, 0x2500...0x259F: 1
    case 0x3000...0x3029, 0x3041...0x3096, 0x309B...0x30FF, 0x3400...0x4DB5, 0x4E00...0x9FEF: 2
    case 0xAC00...0xD7A3, 0xFF01...0xFF60: 2
    default: nil
    }
  }
}

extension String {
  /// The text without the marks that are too many for any terminal; nil when it has none.
  ///
  /// Rows are drawn again with every frame: a cluster as long as a whole text would be read through each time.
  func withoutEndlessClusters() -> String? {
    withClusters { scanner in
      var isShortened = false
      var shortened = ""
      while let cluster = scanner.next() {
        isShortened = isShortened || cluster.length > ClusterScanner.maximumClusterBytes
        shortened += scanner.text(of: cluster)
      }
      return isShortened ? shortened : nil
    }
  }
}

extension StringProtocol {
  /// Runs `body` with a scanner over this text's UTF-8. Inlinable: every cell that is drawn goes through it.
  @inlinable
  package func withClusters<Result>(_ body: (inout ClusterScanner) -> Result) -> Result {
    let result = utf8.withContiguousStorageIfAvailable { bytes in
      var scanner = ClusterScanner(bytes)
      return body(&scanner)
    }
    if let result { return result }
    var copy = String(self)
    return copy.withUTF8 { bytes in
      var scanner = ClusterScanner(bytes)
      return body(&scanner)
    }
  }
}
