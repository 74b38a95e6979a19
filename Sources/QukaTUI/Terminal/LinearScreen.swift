import Glibc
import QukaChat
import QukaScreen
import QukaText

/// The terminal as a page of text that only grows: for screen readers, and for terminals that can do nothing else.
///
/// No ncurses, no colours, no cursor movement, nothing that is drawn twice. The keys are the same.
struct LinearScreen: ~Copyable {
  private let output: TerminalOutput
  private let line: TerminalLine
  private var narrator = Narrator()
  private var search = LinearSearch()
  private var page = LinearPage()
  private var isSuspended = false
  private let isGNUScreen: Bool
  let size = Size(columns: 80, rows: 24)

  init(input: Int32 = 0, output: Int32 = 1, isGNUScreen: Bool = false) throws(TerminalError) {
    self.isGNUScreen = isGNUScreen
    guard isatty(input) == 1 else { throw .inputIsNoTerminal }
    guard isatty(output) == 1 else { throw .outputIsNoTerminal }
    line = TerminalLine(output)
    self.output = TerminalOutput(output)
    TerminalLocale.ensureUTF8()
    takeTerminal()
    page.columns = columns
  }

  deinit { if !isSuspended { leaveTerminal() } }

  /// How wide the terminal is; 80 where it does not say.
  private var columns: Int { line.size?.columns ?? size.columns }

  /// Keys come one by one and are not echoed.
  private func takeTerminal() {
    CrashGuard.arm(descriptor: output.descriptor, restoring: line.found)
    line.takeKeys()
    output.add(TerminalModes.enter(focus: false, mouse: false))
    output.flush()
  }

  /// What was told and not yet taken is still written, if that is a matter of moments.
  private func leaveTerminal() {
    line.restore()
    output.finish(within: 300)
    output.discardUnread()
    output.add(TerminalModes.leave(focus: false, mouse: false, kitty: false) + "\r\n")
    output.finish(within: 200)
    CrashGuard.disarm()
  }
}

extension LinearScreen: TerminalSurface {
  var isReady: Bool { output.isIdle }
  var awaitedRoom: Int32? { output.isIdle ? nil : output.descriptor }
  mutating func takeRoom() { output.flush() }

  /// Tells what is new. The answer stands for a transcript that is longer than the screen, so that the keys that
  /// scroll up mean something: they read the chat from its start.
  mutating func show(_ state: AppState, _ cache: inout LayoutCache) -> TranscriptMetrics {
    let (words, finding) = search.news(state)
    let found = words.map { [Utterance.end, .line($0)] } ?? []
    let text = page.text(
      for: narrator.news(state) + found, of: state,
      isMoreComing: state.conversation.isGenerating)
    output.add(text.replacing("\n", with: "\r\n"))
    output.flush()
    var metrics = TranscriptMetrics(totalRows: 1_000, visibleRows: 10)
    metrics.search = finding
    // An address is said in full.
    if case .links(let window) = state.overlays.last, window.showsSelected {
      metrics.window.readTarget = window.reference?.target
    }
    return metrics
  }

  /// The state keeps its own size, whatever the terminal's: nothing is laid out.
  mutating func resize() -> Size {
    page.columns = columns
    return size
  }

  mutating func invalidate() {}

  mutating func suspend() {
    guard !isSuspended else { return }
    isSuspended = true
    leaveTerminal()
  }

  mutating func lend() { suspend() }

  func cleanUp() { output.add(TerminalModes.reset + "\r\n") }

  mutating func resume() {
    isSuspended = false
    takeTerminal()
    page.wasInterrupted()
  }

  func sendQueries() -> Bool { false }
  mutating func askBackground() {}
  mutating func take(_ reply: TerminalReply) {}
  func setTitle(_ title: String) {}
  mutating func setMouse(_ isOn: Bool) {}
  mutating func showProgress(_ isBusy: Bool) {}
  func copy(_ text: String) -> Bool {
    guard let request = TerminalModes.clipboard(text, passingScreen: isGNUScreen) else {
      return false
    }
    output.say(request, .clipboard)
    return true
  }

  func notify(_ text: String) { output.say("\u{7}", .notice) }
}
