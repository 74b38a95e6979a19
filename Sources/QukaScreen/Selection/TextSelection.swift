import QukaChat
import QukaWire

/// A stretch of the text of one part of an entry; where nothing lies between its ends, a place.
package struct TextSpan: Equatable, Sendable {
  var entry: Entry.ID
  /// Of the answer's text, not of what stands above it and can be unfolded.
  var isBody: Bool
  /// In the part's text, as `TextRows` counts: they stay when the width changes and the text grows.
  var bytes: Range<Int>
}

/// What is selected in a transcript: all from one span to another, whichever comes first.
package struct TextSelection: Equatable, Sendable {
  /// What it grows by.
  package enum Unit: Equatable, Sendable {
    case character
    case word
    case line
  }

  /// Where it began.
  var anchor: TextSpan
  /// Where it was drawn to; there the caret stands.
  var head: TextSpan
  var unit: Unit

  /// Only a caret.
  var isEmpty: Bool { anchor == head && head.bytes.isEmpty }

  init(at span: TextSpan, by unit: Unit = .character) {
    anchor = span
    head = span
    self.unit = unit
  }
}

/// A cell of the transcript.
enum Spot: Equatable, Sendable {
  /// Where it was when the person saw it: what stood in the row, and a column of the transcript's area.
  case content(Viewport.Anchor, column: Int)
  /// A cell of the area, whatever comes to stand there.
  case screen(row: Int, column: Int)
}

/// A step of the caret in the text.
enum TextMotion: Equatable, Sendable {
  case left
  case right
  case wordLeft
  case wordRight
  /// The start and the end of the row.
  case lineStart
  case lineEnd
  /// So many rows, down when positive.
  case rows(Int)
  /// The first and the last place of what is loaded.
  case start
  case end
}

/// Something that was asked of the selection; only a frame knows which text stands where.
enum SelectionRequest: Equatable, Sendable {
  case begin(Spot, TextSelection.Unit)
  case extend(Spot)
  case move(TextMotion, selecting: Bool)
  case everything
  case copy
}

/// What the person selects in the transcript on screen.
package struct Selecting: Equatable, Sendable {
  /// Keys move a caret in the text.
  struct Caret: Equatable, Sendable {
    /// The column that steps up and down lead back to.
    var column: Int?
  }

  /// The view is scrolled because the mouse is held above it or below.
  struct Scrolling: Equatable, Sendable {
    var rows: Int
    var spot: Spot
    /// When it moves next.
    var at: Instant
  }

  var selection: TextSelection?
  /// What the next frame finds out, in order.
  var requests: [SelectionRequest] = []
  var caret: Caret?
  /// Where the mouse was pressed last.
  var pressedAt: Spot?
  var scrolling: Scrolling?

  /// Asks for more; of a mouse that moves only the last place counts.
  mutating func ask(_ request: SelectionRequest) {
    if case .extend = request, case .extend = requests.last { requests.removeLast() }
    // A terminal that takes no frames for long must not let them pile up.
    guard requests.count < 1_000 else { return }
    requests.append(request)
  }

  /// Something is selected, or may be once the next frame stands.
  var mayCopy: Bool { selection?.isEmpty == false || !requests.isEmpty }

  var isActive: Bool { selection != nil || caret != nil || !requests.isEmpty }
}

/// What a frame found out of the selection.
package struct SelectionFinding: Equatable, Sendable {
  var selection: TextSelection?
  /// So many requests are done.
  var done = 0
  /// The caret's column, in the text, while steps lead up and down.
  var column: Int?
  /// Where on the screen it stands.
  var caret: Point?
  var copied: CopiedText?
  /// The next frame goes on.
  package var isPending = false
}

/// A text that was selected and is to be copied.
struct CopiedText: Equatable, Sendable {
  var text: String
  /// There was more than what is copied at once.
  var isCut: Bool
}
