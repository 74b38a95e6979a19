import Glibc

/// The terminal as a page of text that only grows: for screen readers, and for terminals that can do nothing else.
///
/// No ncurses, no colours, no cursor movement, nothing that is drawn twice. The keys are the same.
struct LinearScreen: ~Copyable {
  private let input: Int32
  private let output: Int32
  private let savedTermios: termios
  private var narrator = Narrator()
  private var search = LinearSearch()
  private var page = LinearPage()
  private var isSuspended = false
  let size = Size(columns: 80, rows: 24)

  init(input: Int32 = 0, output: Int32 = 1) throws(TerminalError) {
    guard isatty(input) == 1 else { throw .inputIsNoTerminal }
    guard isatty(output) == 1 else { throw .outputIsNoTerminal }
    var saved = termios()
    tcgetattr(input, &saved)
    self.input = input
    self.output = output
    savedTermios = saved
    TerminalLocale.ensureUTF8()
    takeTerminal()
    page.columns = columns
  }

  deinit { if !isSuspended { leaveTerminal() } }

  /// How wide the terminal is; 80 where it does not say.
  private var columns: Int {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return size.columns
    }
    return Int(window.ws_col)
  }

  /// Keys come one by one and are not echoed; line ends are written as ever.
  private func takeTerminal() {
    CrashGuard.arm(descriptor: output, restoring: savedTermios)
    var raw = savedTermios
    cfmakeraw(&raw)
    raw.c_oflag = savedTermios.c_oflag
    tcsetattr(input, TCSADRAIN, &raw)
    TerminalOutput.write(TerminalModes.enter(focus: false, mouse: false), to: output)
  }

  private func leaveTerminal() {
    TerminalOutput.write(
      TerminalModes.leave(focus: false, mouse: false, kitty: false) + "\r\n", to: output)
    var saved = savedTermios
    tcsetattr(input, TCSADRAIN, &saved)
    CrashGuard.disarm()
  }
}

extension LinearScreen: TerminalSurface {
  var isReady: Bool { DescriptorWait.isWritable(output) }

  /// Tells what is new. The answer stands for a transcript that is longer than the screen, so that the keys that
  /// scroll up mean something: they read the chat from its start.
  mutating func show(_ state: AppState, _ cache: inout LayoutCache) -> TranscriptMetrics {
    let (words, finding) = search.news(state)
    let found = words.map { [Utterance.end, .line($0)] } ?? []
    let text = page.text(
      for: narrator.news(state) + found, draft: LinearPage.typed(state),
      isMoreComing: state.conversation.isGenerating)
    if !text.isEmpty { TerminalOutput.write(text, to: output) }
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
    guard let request = TerminalModes.clipboard(text) else { return false }
    TerminalOutput.write(request, to: output)
    return true
  }

  func notify(_ text: String) { TerminalOutput.write("\u{7}", to: output) }
}
