/// Renders growing Markdown to rows; each call costs what is new and the block that is still open.
package struct MarkdownRenderer: Sendable {
  private let layout: MarkdownLayout
  private var pass: MarkdownPass
  /// The whole text once more, with the link definitions and footnotes that stand after their use.
  private var secondPass: MarkdownPass?
  private var source = SourceTrace()

  /// A text with link definitions is rendered a second time when it ends, up to this size.
  package static let secondPassBytes = 64 << 10

  /// - Parameters:
  ///   - width: columns of a row of prose.
  ///   - columns: as many for code and tables; nil for no more than prose has.
  package init(width: Int, columns: Int? = nil, theme: Theme) {
    layout = MarkdownLayout(width: width, columns: columns, theme: theme)
    pass = MarkdownPass(layout)
  }

  /// The rows of the text so far. Copies of them are best dropped before the next update.
  package var rows: [StyledLine] { pass.rows }

  /// So many rows never change while the text only grows, but for links and footnotes that are defined
  /// after their use, which the end of the text puts right.
  var settledRows: Int { pass.settledRows }

  /// Whether the last update ran out of budget: the same update again goes on.
  package private(set) var isBehind = false

  package var bytesTaken: Int { pass.takenBytes }

  /// Bytes of the text that were not taken in yet.
  package var bytesBehind: Int { isBehind ? source.count - pass.takenBytes : 0 }

  /// Drops the last rows, of a text that is not shown any more; a long one takes long to free.
  package mutating func dropRows(_ count: Int) { pass.dropRows(count) }

  /// Bytes parsed and rows laid out since the text began, a measure of work.
  package var work: Int { pass.work + (secondPass?.work ?? 0) }

  /// Takes the whole text so far. It extends that of the last call, else everything starts over.
  /// - Parameters:
  ///   - isFinal: the text is complete; nothing stays provisional.
  ///   - budget: how much to do in this call, as `work` counts; 30,000 are about 5 ms. Only a text
  ///     that comes in large pieces needs one, like a long message from the history.
  package mutating func update(_ text: String, isFinal: Bool, budget: Int = .max) {
    var text = text
    text.withUTF8 { bytes in
      let isSame = source.extends(to: bytes)
      let isGrown = !isSame || bytes.count > source.count
      if !isGrown, !isBehind, pass.isFinished || !isFinal { return }
      if !isSame || pass.isFinished && isGrown { startOver() }
      source.advance(to: bytes)
      advance(bytes, isFinal: isFinal, budget: budget)
    }
  }

  private mutating func startOver() {
    pass = MarkdownPass(layout)
    secondPass = nil
    source = SourceTrace()
  }

  private mutating func advance(
    _ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, budget: Int
  ) {
    let before = work
    isBehind = !pass.advance(bytes, isFinal: isFinal, budget: budget)
    guard pass.isFinished, !isBehind else { return }
    if secondPass == nil, !pass.definitions.isEmpty, !pass.hasAllDefinitions,
      bytes.count <= Self.secondPassBytes
    {
      secondPass = MarkdownPass(layout, definitions: pass.definitions)
    }
    guard var second = secondPass else { return }
    let rest = budget - min(budget, work - before)
    isBehind = !second.advance(bytes, isFinal: true, budget: rest)
    if isBehind {
      secondPass = second
    } else {
      pass = second
      secondPass = nil
    }
  }
}
