import QukaChat
import QukaText

/// Where everything stands on a screen of a size; total for every size down to 1×1.
struct ScreenLayout: Equatable, Sendable {
  var header: Rect
  /// Empty when the list is hidden.
  var list: Rect
  /// Below the list: how it is sorted, unless that is as usual.
  var listFoot: Rect
  var transcript: Rect
  /// Queued messages, above the input.
  var queue: Rect
  /// The pictures of the input, right above it; empty without any.
  var pictures: Rect
  /// The line between transcript and input; empty on low screens.
  var rule: Rect
  var composer: Rect
  /// A notice that is too long to stand in the hint line, or why there is no connection; else empty.
  var notice: Rect
  var hint: Rect
  /// Columns that stay free on both sides of transcript and input.
  var margin: Int

  /// From this width on the list stands beside the transcript, from the next on by itself, and above the last it is wider.
  static let listThreshold = 72
  static let listByItself = 100
  static let widerList = 120
  /// From this height on a line parts the transcript from the input.
  static let ruleThreshold = 11
  /// From this height on a blank row parts what waits from the text above.
  static let partingThreshold = 20

  init(_ state: AppState) {
    let screen = Rect(state.size)
    let (header, belowHeader) = screen.splitTop(screen.rows > 3 ? 1 : 0)
    let (body, hint) = belowHeader.splitBottom(screen.rows > 1 ? 1 : 0)
    self.header = header
    self.hint = hint
    let noticeRows = screen.rows >= 10 ? HintView.rowsAbove(state, .monochrome).count : 0
    let (aboveNotice, notice) = body.splitBottom(noticeRows)
    self.notice = notice
    let listColumns = Self.listColumns(state)
    let (list, main) = aboveNotice.splitLeft(listColumns)
    let isSorted = state.chats.listOrder != .latest && state.chats.hasListedChats
    (self.list, listFoot) = list.splitBottom(isSorted && list.rows >= 4 ? 1 : 0)
    margin = main.columns > 20 ? 1 : 0
    let conversation = state.conversation
    let composerRows = Self.composerRows(
      conversation.composer, columns: main.columns - 2 * margin, available: body.rows)
    let (aboveComposer, composer) = main.splitBottom(composerRows)
    self.composer = composer.inset(left: margin, right: margin)
    let hasPictures =
      conversation.unsent.uploading != nil || !conversation.unsent.pictures.isEmpty
    let (abovePictures, pictures) = aboveComposer.splitBottom(
      hasPictures && aboveComposer.rows > 1 ? 1 : 0)
    self.pictures = pictures.inset(left: margin, right: margin)
    let (aboveRule, rule) = abovePictures.splitBottom(screen.rows >= Self.ruleThreshold ? 1 : 0)
    self.rule = rule
    let waiting = QueueView.count(conversation)
    let queued = min(waiting, QueueView.rows, max(0, aboveRule.rows - 3))
    let (aboveQueue, queue) = aboveRule.inset(left: margin, right: margin).splitBottom(queued)
    self.queue = queue
    let isParted = queued > 0 && screen.rows >= Self.partingThreshold
    transcript = aboveQueue.splitBottom(isParted ? 1 : 0).0
  }

  private static func listColumns(_ state: AppState) -> Int {
    let columns = state.size.columns
    guard showsList(state) else { return 0 }
    // Too narrow for both: the list takes the screen.
    guard columns >= listThreshold else { return columns }
    return columns > widerList ? min(40, columns / 4) : 24
  }

  /// While it has the focus it is there in any case.
  static func showsList(_ state: AppState) -> Bool {
    let columns = state.size.columns
    if state.focus == .list { return true }
    return columns >= listThreshold && state.isListWanted ?? (columns >= listByItself)
  }

  /// The input grows with its text up to half of the screen.
  private static func composerRows(_ composer: Composer, columns: Int, available: Int) -> Int {
    guard columns > 0, available > 0 else { return 0 }
    let most = max(1, available / 2)
    return ComposerLayout.rowCount(of: composer, columns: columns, limit: most)
  }
}
