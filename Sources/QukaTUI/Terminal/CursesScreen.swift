import CNCurses
import Glibc
import QukaScreen
import QukaText
import QukaWire

/// The terminal, as ncurses writes to it.
///
/// ncurses turns frames into bytes; they and everything else go to the terminal through `TerminalOutput`, so nothing here
/// waits for it. The keys are read and decoded by us, so nothing here consumes input. Unique, because the terminal's
/// state is: whoever owns this value owns the terminal, and its end restores it. ncurses knows only one thread: the one
/// that made the value.
struct CursesScreen: ~Copyable {
  let options: ScreenOptions
  private let curses: TerminalSetup.Opened
  /// The way to the terminal.
  let output: TerminalOutput
  private let line: TerminalLine
  /// Whether queries, titles and kitty's keys may be sent.
  let speaksXterm: Bool
  /// What is told beside the screen.
  let news: TerminalNews
  private var showsProgress = false
  /// Key strings of the terminal's description, for `KeyDecoder.Configuration`.
  let keyStrings: [[UInt8]: Key]

  /// ncurses writes the last column of the last row by shifting that row, which tears a wide
  /// character before it apart: where wrapping cannot be switched off, as in GNU screen.
  let tearsCorner: Bool

  /// GNU screen gives young combining marks a column.
  let isGNUScreen: Bool
  var colors: CursesColors
  private(set) var size: Size
  /// What is on the screen; nil if that is not known.
  var presented: ScreenFrame?
  var isCursorShown = true
  private var errorRedirect: ErrorRedirect?
  private(set) var isSuspended = false
  private(set) var hasKittyKeyboard = false
  /// Mouse reports are asked for.
  private(set) var hasMouse: Bool
  /// The terminal said that it knows synchronized output (mode 2026).
  var synchronizesOutput = false
  /// Queries were sent and not all answered: the answers must not reach the shell. Later than this nothing
  /// is expected any more.
  private var awaitsRepliesUntil: Instant?
  var scratch: [cchar_t] = []
  private var probe: WidthProbe
  /// What is written over ncurses' stand-ins after the current frame.
  var overlay = ClusterOverlay()

  /// How the terminal draws what terminals draw differently, as far as it has told.
  var widths: TerminalWidths { probe.widths }

  /// Opens the terminal: alternate screen, raw mode, bracketed paste.
  init(_ options: ScreenOptions = ScreenOptions()) throws(TerminalError) {
    guard isatty(options.input) == 1 else { throw .inputIsNoTerminal }
    guard isatty(options.output) == 1 else { throw .outputIsNoTerminal }
    let profile = try TerminalProfile(environment: options.environment)
    let line = TerminalLine(options.output)
    TerminalLocale.ensureUTF8()
    let opened = try TerminalSetup.open(profile, input: options.input)
    self.options = options
    self.line = line
    output = TerminalOutput(options.output)
    hasMouse = options.mouse
    curses = opened
    speaksXterm = profile.speaksXterm
    news = options.news ?? TerminalNews(environment: options.environment)
    isGNUScreen = profile.isGNUScreen
    probe = WidthProbe(
      TerminalWidths(ambiguousIsWide: options.ambiguousWidth == .wide),
      WidthProbe.Scope(
        ambiguous: options.ambiguousWidth == .auto, clusters: !profile.isNested,
        syllables: !profile.isNestedInJoining))
    keyStrings = TerminalSetup.keyStrings()
    tearsCorner = tigetflag("am") > 0 && quka_terminal_string("rmam") == nil
    TerminalSetup.setModes()
    colors = CursesColors(
      usesColor: profile.usesColor, isDirect: opened.isDirect && profile.hasDirectColor,
      mostColors: profile.mostColors ?? (opened.isDirect ? 16 : nil))
    // What ncurses takes it for, which cannot ask the terminal: its description's, or the environment's.
    size = Size(columns: Int(quka_columns()), rows: Int(quka_rows()))
    resize()
    takeTerminal()
  }

  deinit {
    if !isSuspended { leaveTerminal() }
    curses.close()
  }

  /// Ends the screen now: what is printed afterwards stands in the user's shell.
  consuming func close() {}

  /// Gives the terminal back, as it was found, to whoever runs next; before a Ctrl-Z for instance.
  mutating func suspend() {
    guard !isSuspended else { return }
    isSuspended = true
    leaveTerminal()
    errorRedirect = nil
  }

  /// Gives the terminal to another program. What is written to our standard error waits until the screen is gone: it
  /// would stand on that program's.
  mutating func lend() {
    guard !isSuspended else { return }
    isSuspended = true
    leaveTerminal()
  }

  /// Undoes what a program may have left switched on that crashed.
  func cleanUp() { output.add(TerminalModes.reset) }

  /// Puts the terminal back as it was found; in half a second, whatever the terminal does.
  private func leaveTerminal() {
    output.abandon()
    output.discardUnread()
    output.add(leavingModes)
    // Answers that are still under way would be typed into the shell; and shown, once lines are echoed again.
    output.flush()
    if output.isIdle, let end = awaitsRepliesUntil { ReplyDrain.drain(options.input, until: end) }
    endwin()
    curses.stream.move(to: output)
    // The modes first: they wait for nothing.
    line.restore(droppingInput: awaitsRepliesUntil != nil)
    output.finish()
    CrashGuard.disarm()
  }

  /// Whether the terminal has taken everything: a frame that is drawn earlier would be a frame late.
  var isReady: Bool { output.isIdle }

  /// Where there is room for what waits; nil when nothing does.
  var awaitedRoom: Int32? { output.isIdle ? nil : output.descriptor }

  /// Writes what waits, as far as there is room.
  func takeRoom() { output.flush() }

  /// Takes the terminal again and repaints what stood on it; also right after a stop that nobody
  /// announced.
  mutating func resume() {
    suspend()
    isSuspended = false
    presented = nil
    resize()
    clearok(quka_physical_window(), true)
    takeTerminal()
  }

  /// Takes over the terminal's new size.
  @discardableResult
  mutating func resize() -> Size {
    guard let new = line.size, new != size else { return size }
    // resize_term, unlike resizeterm, does not put a key into ncurses' input.
    resize_term(Int32(new.rows), Int32(new.columns))
    size = new
    invalidate()
    return size
  }

  /// Repaints everything with the next frame.
  mutating func invalidate() {
    presented = nil
    werase(quka_screen_window())
    clearok(quka_physical_window(), true)
  }

  /// Sends the start-up queries; `deviceAttributes` is the last reply that comes. False if this terminal
  /// is not asked.
  @discardableResult
  mutating func sendQueries() -> Bool {
    guard speaksXterm, !isSuspended else { return false }
    awaitsRepliesUntil = MonotonicClock.now + options.replyTime
    // Only where nothing stands yet: the questions about widths are drawn.
    let questions = presented == nil ? probe.ask(on: size) : ""
    output.say(questions + TerminalModes.queries, .query)
    return true
  }

  /// Asks for the background once more: it changes when the desktop turns dark or light.
  mutating func askBackground() {
    guard speaksXterm, !isSuspended, colors.depth != .monochrome else { return }
    awaitsRepliesUntil = MonotonicClock.now + options.replyTime
    output.say(TerminalModes.backgroundQuery, .query)
  }

  /// Notes that the last reply has come, or that none will.
  mutating func finishQueries() {
    awaitsRepliesUntil = nil
    probe.finish()
  }

  /// Takes the answer to a question about widths; what stands is drawn anew if it tells something.
  mutating func takeWidth(_ cursor: Point) {
    let known = widths
    probe.take(cursor)
    if widths.ambiguousIsWide != known.ambiguousIsWide {
      // What stands may stand in wrong columns.
      invalidate()
    } else if widths != known {
      presented = nil
    }
  }

  /// Switches the kitty keyboard protocol on (flag 1): Esc is `CSI 27 u` from now on and needs no
  /// wait.
  mutating func enableKittyKeyboard() {
    guard !hasKittyKeyboard, !isSuspended else { return }
    hasKittyKeyboard = true
    output.say(TerminalModes.pushKittyKeyboard, .keyboard)
  }

  /// Sets the window's title; terminals restore it when the alternate screen is left.
  func setTitle(_ title: String) {
    guard speaksXterm, news.title, !isSuspended else { return }
    output.say(TerminalModes.title(title), .title)
  }

  /// Tells the person something while the window has no focus.
  func notify(_ text: String) {
    guard !isSuspended else { return }
    let way = speaksXterm || news.notice == .off ? news.notice : .bell
    output.say(TerminalModes.notice(text, by: way), .notice)
  }

  /// Shows at the tab that something goes on, or no longer.
  mutating func showProgress(_ isBusy: Bool) {
    guard speaksXterm, news.progress, !isSuspended, showsProgress != isBusy else { return }
    showsProgress = isBusy
    CrashGuard.hidesProgress(isBusy)
    output.say(isBusy ? TerminalModes.showProgress : TerminalModes.hideProgress, .progress)
  }

  /// Asks the terminal to copy a text with OSC 52; false when it is longer than terminals take.
  func copy(_ text: String) -> Bool {
    guard let sequence = TerminalModes.clipboard(text, passingScreen: isGNUScreen)
    else { return false }
    if !isSuspended { output.say(sequence, .clipboard) }
    return true
  }

  mutating func setMouse(_ isOn: Bool) {
    guard isOn != hasMouse else { return }
    hasMouse = isOn
    guard !isSuspended else { return }
    output.say(isOn ? TerminalModes.mouseOn : TerminalModes.mouseOff, .mouse)
  }

  private var leavingModes: String {
    (showsProgress ? TerminalModes.hideProgress : "")
      + TerminalModes.leave(focus: options.focus, mouse: hasMouse, kitty: hasKittyKeyboard)
  }

  private var redirectsErrors: Bool {
    switch errorRedirect {
    case .some: true
    case .none: false
    }
  }

  /// Enters the alternate screen (ncurses does with its first output) and what belongs to it.
  private mutating func takeTerminal() {
    if options.redirectsErrors, !redirectsErrors { errorRedirect = ErrorRedirect() }
    CrashGuard.arm(descriptor: output.descriptor, restoring: line.found)
    line.takeKeys()
    wrefresh(quka_screen_window())
    curses.stream.move(to: output)
    output.add(TerminalModes.enter(focus: options.focus, mouse: hasMouse))
    output.add(hasKittyKeyboard ? TerminalModes.pushKittyKeyboard : "")
    output.add(showsProgress ? TerminalModes.showProgress : "")
    output.flush()
    isCursorShown = true
  }

  /// Hands what ncurses has written to the terminal's output.
  func moveCells() { curses.stream.move(to: output) }
}
