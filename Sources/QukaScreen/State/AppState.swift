import QukaChat
import QukaWire

/// The whole state of the interface; `reduce` is the only way to change it.
package struct AppState: Equatable, Sendable {
  enum Focus: Hashable, Sendable {
    case composer
    case list
    case transcript
  }

  /// A window over the screen; the last one gets the keys.
  package enum Overlay: Equatable, Sendable {
    case help(top: Int)
    case confirmDeletion(SessionID, since: Instant)
    case themes(ThemePicker)
    case links(LinksWindow)
    case search(SearchBox)
    case palette(Palette)
    case title(TitleWindow)
    case inspector(KeyInspector)
    case picture(PictureWindow)
    case copy(CopyWindow)
    case save(SaveWindow)
    case export(ExportWindow)
    case share(ShareWindow)
  }

  package var size: Size
  package var place: Place
  package var chats: Chats
  /// How each chat is looked at.
  package var readings: [ConversationID: Reading] = [:]
  var focus: Focus = .composer {
    didSet {
      chats.isChoosing = focus == .list
      if focus != .transcript { selecting.caret = nil }
    }
  }
  /// The person showed the list or hid it; nil leaves it to the width of the screen.
  var isListWanted: Bool?
  /// The first row of the list that the wheel asked for; nil shows the chat that matters.
  var listTop: Int?
  /// Days whose chats are hidden behind their heading, as in `LocalDay.number`.
  var foldedDays: Set<Int> = []
  /// The archived chats are shown below their heading.
  var unfoldsArchive = false
  /// What the list shows of the selected chat.
  var preview: Preview?
  /// Nil before the first look at the clock: the list has no headings then.
  package var today: LocalDay?
  package var look = Look()
  package var overlays: [Overlay] = []
  /// What the person does with the list above the input.
  var menuChoice = MenuChoice()
  package var notice: Notice?
  /// What was said of what a window covers, when something is said in the window.
  var coveredNotice: Notice?
  /// When a window that takes no text swallowed a letter last.
  var letterSwallowedAt: Instant?
  /// When Ctrl-C stopped an answer last.
  var interruptedAt: Instant?
  /// Until then a second Ctrl-C quits.
  var quitArmedUntil: Instant?
  /// When it is kept where the person is in the chat.
  var viewDueAt: Instant?
  /// The terminal window has the focus, as far as it tells.
  var isTerminalFocused = true
  /// The terminal reports the mouse to us; off, it selects text itself.
  package var usesMouse = true
  /// Where a mouse button went down and is held.
  var pressed: Pressed?
  /// The last click into the input.
  var lastClick: Click?
  /// What is selected in the transcript on screen.
  package var selecting = Selecting()
  /// What the mouse selects in the transcript is copied when the button is let go.
  package var copiesOnRelease = true
  /// One for all chats and windows: it is the person's.
  var killRing = KillRing()
  /// One for all chats: the mode of the input, where `keys.toml` chose the keys of vi.
  var vi = Vi()
  package var multiplexers = Multiplexers()
  /// The keys in force.
  package var keys = KeyMap.usual
  /// Why the program ends at once: said on standard error.
  package var fatal: String?
  package var isEnding = false
  /// What was looked for in all chats, until the message that was chosen is on screen.
  var soughtText: String?
  /// Why what is being copied was not opened, as it should have been.
  var copyReason: CopyReason?
  /// What the person's editor has, while it has the terminal.
  var editing: EditedInput?
  /// Where something is that was saved in an editor and did not come into the input.
  var keptEdits: [String] = []

  package init(size: Size, place: Place, wantedSpace: String? = nil, at now: Instant) {
    self.size = size
    self.place = place
    chats = Chats(wantedSpace: wantedSpace, at: now)
  }

  /// When the state was reduced last; elapsed times are shown relative to it.
  package var now: Instant { chats.now }

  /// The server is the one inside the program.
  var isDemo: Bool { place == .demo }

  /// The chat on screen is on this machine only.
  var isCurrentKeptOnly: Bool {
    chats.currentSession.map(chats.sessions.withoutServer.contains) ?? false
  }

  /// The conversation on screen.
  package var conversation: Conversation { chats.conversation }

  /// When `.tick` is due at the latest; nil when nothing moves by itself.
  package var deadline: Instant? {
    let conversation = conversation
    let rest = conversation.restsAt.flatMap { $0 > now ? $0 : nil }
    return [
      chats.deadline, rest, noticeEndsAt, quitArmedUntil, nextSecond(conversation), previewDueAt,
      viewDueAt, selecting.scrolling?.at,
    ]
    .compactMap(\.self).min()
  }

  /// When the elapsed time on screen changes: whole seconds, so that an answer costs few bytes.
  private func nextSecond(_ conversation: Conversation) -> Instant? {
    if look.isStill { return nil }
    let start: Instant
    if let turn = conversation.turn, turn.isRunning {
      start = turn.askedAt ?? turn.startedAt
    } else if case .offline(_, let since, _) = chats.connection {
      start = since
    } else {
      return nil
    }
    let elapsed = max(0, (now - start).wholeNanoseconds)
    return start + .nanoseconds((elapsed / 1_000_000_000 + 1) * 1_000_000_000)
  }
}
