import QukaChat
import QukaText
import QukaWire

/// The whole screen, as a pure function of the state.
package enum ScreenView {
  /// What one rendering produced: the frame, and the measures that the state wants to know.
  package struct Rendering: Equatable, Sendable {
    package var frame: ScreenFrame
    package var metrics: TranscriptMetrics
  }

  package static func render(
    _ state: AppState, theme: Theme, cache: inout LayoutCache
  ) -> Rendering {
    let rules = state.look.columnRules
    return TextFit.$ellipsis.withValue(state.look.isASCII ? "..." : "…") {
      guard rules != ColumnRules() || !state.keys.isUsual else {
        return paint(state, theme, &cache)
      }
      return DisplayWidth.$rules.withValue(rules) {
        state.naming { paint(state, theme, &cache) }
      }
    }
  }

  private static func paint(
    _ state: AppState, _ theme: Theme, _ cache: inout LayoutCache
  ) -> Rendering {
    var canvas = CellBuffer(size: state.size, style: theme.text)
    let layout = ScreenLayout(state)
    HeaderView.draw(state, in: layout.header, theme, on: &canvas)
    SessionListView.draw(state, in: layout.list, theme, on: &canvas)
    SessionListView.drawFoot(state, in: layout.listFoot, theme, on: &canvas)
    var metrics = TranscriptView.draw(state, in: layout.transcript, theme, &cache, on: &canvas)
    if let id = state.previewed {
      PreviewView.draw(id, state, in: layout.transcript, theme, on: &canvas)
    }
    FocusBar.draw(state, layout, theme, on: &canvas)
    QueueView.draw(state, in: layout.queue, theme, on: &canvas)
    PictureView.drawRow(state, in: layout.pictures, theme, on: &canvas)
    // What stands below the open chat's screen is not said of the preview.
    let below = state.previewed == nil ? metrics : TranscriptMetrics()
    let input = ComposerWindow(state.conversation.composer, in: layout.composer)
    RuleView.draw(state, input, below, in: layout.rule, theme, on: &canvas)
    var cursor = ComposerView.draw(state, input, theme, on: &canvas)
    if state.search != nil {
      cursor = SearchBar.draw(state, metrics.search, in: layout.composer, theme, on: &canvas)
    }
    if state.overlays.isEmpty, let caret = metrics.selection?.caret { cursor = caret }
    if let menu = state.inputMenu { InputMenuView.draw(menu, state, theme, on: &canvas) }
    if let overlay = state.overlays.last, !state.isTranscriptFree {
      let (screen, _) = Rect(state.size).splitBottom(
        state.size.rows > 1 ? 1 + layout.notice.rows : 0)
      metrics.window = draw(overlay, state, in: screen, theme, &cache, on: &canvas)
      cursor = nil
      if case .palette(let palette) = overlay {
        cursor = PaletteView.draw(palette, state, in: screen, theme, on: &canvas)
      }
      if case .title(let window) = overlay {
        cursor = TitleView.draw(window, state, in: screen, theme, on: &canvas)
      }
      if case .picture(let window) = overlay {
        cursor = PictureView.draw(window, in: screen, theme, on: &canvas)
      }
      if case .save(let window) = overlay {
        cursor = FieldWindowView.draw(
          window.path, title: { TextFit.cut(SaveText.head, to: $0) }, note: SaveText.note(window),
          in: screen, theme, on: &canvas)
      }
    }
    HintView.draw(
      state, in: layout.hint, notice: layout.notice, metrics, theme,
      on: &canvas)
    if state.look.isASCII || state.look.columnRules.widensAmbiguous {
      canvas.replaceGlyphs(onlyAmbiguous: !state.look.isASCII)
    }
    let frame = ScreenFrame(cells: canvas, cursor: cursor, canvas: theme.canvas)
    return Rendering(frame: frame, metrics: metrics)
  }

  /// Draws a window and answers what was shown of it.
  private static func draw(
    _ overlay: AppState.Overlay, _ state: AppState, in screen: Rect, _ theme: Theme,
    _ cache: inout LayoutCache, on canvas: inout CellBuffer
  ) -> WindowMetrics {
    switch overlay {
    case .help(let top):
      HelpView.draw(state, top: top, in: screen, theme, on: &canvas)
    case .themes(let picker):
      ThemePickerView.draw(picker, state.look, in: screen, theme, on: &canvas)
    case .confirmDeletion(let id, _):
      WindowView.ask(
        state.deletionQuestion(id),
        keys:
          "\(KeyMap.name(of: .answer(isYes: true), in: .confirmation)) deletes it   Esc keeps it",
        in: screen, theme, on: &canvas)
    case .links(let window):
      return LinksView.draw(window, state, in: screen, theme, &cache, on: &canvas)
    case .inspector(let inspector):
      KeyInspectorView.draw(inspector, state, in: screen, theme, on: &canvas)
    case .copy(let window): CopyView.draw(window, in: screen, theme, on: &canvas)
    case .share(let window):
      WindowView.ask(
        window.words, keys: window.keys, title: ShareText.head, in: screen, theme, on: &canvas)
    case .export(let window): ExportView.draw(window, state, in: screen, theme, on: &canvas)
    case .search, .palette, .title, .picture, .save: break
    }
    return WindowMetrics()
  }
}
