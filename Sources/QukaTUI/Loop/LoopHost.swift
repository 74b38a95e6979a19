import QukaChat
import QukaScreen
import QukaWire

/// What the event loop lives in: a clock, what it sleeps on, and what is done for it outside.
///
/// The program's is `TerminalHost`; tests have one whose clock they move and whose terminal, network and signals they
/// play.
protocol LoopHost: ~Copyable {
  var now: Instant { get }
  /// The person's day.
  var today: LocalDay { get }

  /// Sleeps until something is ready, or until the time has come; without one for as long as it takes. The keys are not
  /// looked at while an editor has the terminal.
  /// - Parameter room: a terminal that took no more output; what it is ready for is output then.
  mutating func sleep(until deadline: Instant?, orRoomAt room: Int32?) -> WakeUp

  /// What one read of the keyboard gives: its bytes are a chord.
  mutating func readKeys() -> KeysRead
  mutating func readSignals() -> [TerminalSignal]
  /// What waits in the inbox and is to be taken by now.
  /// - Parameter everything: also text of chats that are not on screen whose time has not come.
  mutating func readEvents(everything: Bool) -> [Event]
  /// When such text is to be read, though nothing wakes the loop; nil when the first of it would.
  var nextLook: Instant? { get }
  /// Tells which chats are on screen.
  mutating func watch(_ chats: [SessionID])
  /// What came of the theme's file; nil if nothing has changed.
  mutating func readTheme() -> ThemeEvent?

  /// Starts the network side; effects may be performed from then on.
  mutating func connect() throws(LaunchProblem)
  /// Asks the server for something, and returns at once.
  mutating func perform(_ effect: ServerEffect)
  /// Keeps something on this machine, or reads it back; returns at once.
  mutating func perform(_ effect: MemoryEffect)
  /// Looks at files; returns at once.
  mutating func perform(_ effect: FileEffect)
  mutating func perform(_ effect: ThemeEffect) -> ThemeEvent?
  mutating func perform(_ effect: ToggleEffect)
  /// Hands a text to a program that copies; answered by `.copied`.
  mutating func copy(_ text: String)
  /// Hands an address to a browser; answered by `.opened`.
  mutating func open(_ address: String)
  /// The same with a signed one; answered by `.openedSigned`.
  mutating func open(_ address: SignedAddress)

  /// Makes a text ready for the person's editor; nothing runs yet.
  mutating func prepareEditor(_ text: String) throws(EditorProblem)
  /// Starts the editor on the terminal, which the screen has left.
  mutating func startEditor() throws(EditorProblem)
  /// What has become of the editor.
  mutating func lookAfterEditor() -> EditorDesk.News
  /// Lets the editor go on after a stop.
  mutating func resumeEditor()
  /// Ends the editor: the program ends.
  mutating func closeEditor() -> EditOutcome

  /// Whether somebody could continue a stopped program.
  var canStop: Bool { get }
  /// Stops the program, as Ctrl-Z does; returns when it runs again.
  mutating func stop()
}
