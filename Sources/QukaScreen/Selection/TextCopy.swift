import QukaChat
import QukaText

/// A selected text that is put together: a frame lays out so much of what it needs and no more, so that keys come in
/// between however much is selected.
struct TextCopy: Sendable {
  /// More is not copied at once.
  static let limit = 4 << 20
  /// What adding a byte costs, as the work of a layout counts: one unit for so many.
  private static let bytesOfWork = 16

  private let selection: TextSelection
  private var next: Entry.ID?
  private var text = ""
  private var isCut = false

  init(_ selection: TextSelection) { self.selection = selection }

  /// Whether it is for another selection.
  func isOf(_ other: TextSelection) -> Bool { selection == other }

  /// Goes on; the text once it is whole.
  mutating func advance(_ transcript: inout TranscriptText) -> CopiedText? {
    guard let bounds = transcript.bounds(of: selection) else {
      return CopiedText(text: text, isCut: false)
    }
    var index = next.flatMap { transcript.layout.index(of: $0) } ?? bounds.lowerBound.entry
    while index <= bounds.upperBound.entry, !isCut {
      next = transcript.layout.id(index)
      guard transcript.layout.reach(index, &transcript.work) else { return nil }
      let before = text.utf8.count
      add(index, bounds, transcript)
      transcript.work.budget -= (text.utf8.count - before) / Self.bytesOfWork
      index += 1
    }
    return CopiedText(text: text, isCut: isCut)
  }

  private mutating func add(
    _ index: Int, _ bounds: Range<TranscriptText.Place>, _ transcript: TranscriptText
  ) {
    for isBody in [false, true] {
      let bytes = transcript.bytes(bounds, of: index, isBody: isBody)
      guard !bytes.isEmpty else { continue }
      let rows = transcript.rows(of: index, isBody: isBody)
      let part = bytes.upperBound == .max ? bytes.lowerBound..<rows.byteCount : bytes
      guard part.lowerBound < part.upperBound else { continue }
      let added = rows.text(in: part)
      guard !added.isEmpty else { continue }
      text += (text.isEmpty ? "" : "\n\n") + added
      isCut = isCut || text.utf8.count > Self.limit
    }
    if isCut {
      let end = text.utf8.index(text.startIndex, offsetBy: Self.limit)
      text = String(text[..<text.unicodeScalars.index(before: end)])
    }
  }
}
