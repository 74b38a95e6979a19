/// One walk through a text, from source to rows.
struct MarkdownPass: Sendable {
  /// Source is taken in slices, so that a long text given at once is treated like one that streams.
  private static let sliceBytes = 4 << 10

  private(set) var rows: [StyledLine] = []
  private(set) var settledRows = 0
  private(set) var isFinished = false
  /// Whether the text's link definitions were known from the start.
  let hasAllDefinitions: Bool

  private let layout: MarkdownLayout
  private var stream: MarkdownStream
  private var assembler = RowAssembler()
  /// Bytes that the stream has taken.
  private var position = 0
  private var rowsLaidOut = 0
  private var weight = 0
  /// The rows of the open blocks as they were parsed last, and what follows from them.
  private var openRows: [StyledLine] = []
  private var openAssembler = RowAssembler()
  private var openVersion = 0

  /// - Parameter definitions: all link definitions of the text, if they are known.
  init(_ layout: MarkdownLayout, definitions: LinkDefinitions? = nil) {
    self.layout = layout
    hasAllDefinitions = definitions != nil
    stream = MarkdownStream(
      definitions: definitions ?? LinkDefinitions(), isComplete: definitions != nil)
  }

  var definitions: LinkDefinitions { stream.definitions }

  /// Bytes parsed and rows laid out; a row counts as 16 bytes, which is about what it takes, and what takes longer
  /// than other bytes as so many more.
  var work: Int { stream.parsedBytes + 16 * rowsLaidOut + weight }

  /// The text before this byte was taken in.
  var takenBytes: Int { position }

  /// Takes what `bytes` has beyond the last call; returns whether the budget was enough for all of
  /// it.
  mutating func advance(
    _ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, budget: Int
  ) -> Bool {
    if isFinished { return true }
    let before = work
    let limit = before.addingReportingOverflow(budget)
    rows.removeLast(rows.count - settledRows)
    while true {
      let isEnd = position == bytes.count
      while let pieces = stream.step(isForced: isEnd && isFinal) {
        settle(pieces)
        guard limit.overflow || work < limit.partialValue else { return false }
      }
      // At the end a call that has done nothing else may always finish.
      guard limit.overflow || work < limit.partialValue || isEnd && work == before else {
        return false
      }
      if isEnd { break }
      let end = min(bytes.count, position + Self.sliceBytes)
      let slice = UnsafeBufferPointer(rebasing: bytes[position..<end])
      stream.append(slice)
      weight += TextWeight.of(slice)
      position = end
    }
    if isFinal {
      settle(stream.finish())
      assembler.finish(layout, to: &rows)
      rowsLaidOut += rows.count - settledRows
      settledRows = rows.count
      isFinished = true
      return true
    }
    let rest = budget - min(budget, work - before)
    showOpen(mayParse: work == before || rest > stream.tail.count + stream.weight)
    return !stream.isOpenBehind
  }

  mutating func dropRows(_ count: Int) {
    rows.removeLast(min(count, rows.count))
    settledRows = min(settledRows, rows.count)
  }

  private mutating func settle(_ pieces: [MarkdownPiece]) {
    guard !pieces.isEmpty else { return }
    assembler.know(stream.definitions.footnotes)
    for piece in pieces { assembler.add(piece, layout, to: &rows) }
    rowsLaidOut += rows.count - settledRows
    settledRows = rows.count
  }

  private mutating func showOpen(mayParse: Bool) {
    let open = stream.open(mayParse: mayParse)
    if open.version == 0 || open.version != openVersion {
      openAssembler = assembler
      openRows = []
      for piece in open.pieces { openAssembler.add(piece, layout, to: &openRows) }
      openVersion = open.version
      rowsLaidOut += openRows.count
    }
    rows += openRows
    var provisional = openAssembler
    let before = rows.count
    for piece in open.added { provisional.add(piece, layout, to: &rows) }
    provisional.flush(layout, to: &rows)
    rowsLaidOut += rows.count - before
  }
}
