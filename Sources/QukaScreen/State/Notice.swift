import QukaChat
import QukaWire

/// A passing message to the person.
package struct Notice: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case information
    case warning
  }

  /// What it is about: it goes with that, if not before.
  package enum Subject: Equatable, Sendable {
    /// The chat on screen, and the window over it.
    case screen
    /// The key that was pressed; what the person does next ends it.
    case key
    /// A key that opened no window. As long as it stands, Enter does not send what may have been meant for that.
    case noWindow
    /// The answer that holds up the chat on screen; it ends like a key's, too.
    case turn
    /// The queue of the chat on screen.
    case queue
    /// The chat on screen, which is being loaded.
    case loading
    /// The list of chats, which is being loaded again.
    case chats
    /// Stops that are on their way, in any chat.
    case stops
    /// What stands in the input.
    case input
    /// What the open search found.
    case finding
    /// The connection is lost.
    case outage
    /// It is, and is not made again by itself.
    case closed
    /// The whole program, or a chat that it names.
    case program
    /// A toggle that a key changed.
    case toggle
    /// The file of the chosen theme, which cannot be read.
    case themeFile
    /// Stops that the server has confirmed, chat by chat.
    case confirmedStops([SessionID])
    /// A chat that is gone and holds something that was typed.
    case adviceToOpen(SessionID)

    /// It belongs to what is on the screen, and is not shown when a window stands over that.
    var isOfScreen: Bool {
      switch self {
      case .screen, .key, .noWindow, .turn, .queue, .loading, .chats, .input, .finding: true
      case .stops, .outage, .closed, .program, .toggle, .themeFile, .confirmedStops, .adviceToOpen:
        false
      }
    }

    /// It stands until what it waits for has come, however long that takes.
    var isWaiting: Bool { self == .loading || self == .chats }

    /// What the person does next ends it.
    var isOfKey: Bool { self == .key || self == .turn }
  }

  package var text: String
  var kind: Kind
  var subject: Subject
  /// How many windows were open when it was said.
  var windows = 0
  package var until: Instant

  /// So long it stands.
  static func duration(_ kind: Kind) -> Duration {
    switch kind {
    case .information: .seconds(4)
    case .warning: .seconds(12)
    }
  }
}

extension AppState {
  package mutating func say(
    _ text: String, _ kind: Notice.Kind = .information, about subject: Notice.Subject = .screen
  ) {
    if let notice, notice.subject.isOfScreen, !notice.subject.isOfKey,
      notice.windows < overlays.count
    {
      coveredNotice = notice
    }
    notice = Notice(
      text: text, kind: kind, subject: subject, windows: overlays.count,
      until: now + Notice.duration(kind))
  }

  /// Says something of a chat; one that is not on screen is named.
  mutating func say(
    _ text: String, _ kind: Notice.Kind = .information, in key: ConversationID
  ) {
    guard key == chats.current else {
      return say("\(quotedTitle(of: key)): \(text)", kind, about: .program)
    }
    let ofWindow = shownNotice
    say(text, kind)
    notice?.windows = 0
    // What was said in a window stays there, and this comes when the windows are closed.
    if let ofWindow, ofWindow.windows > 0 { (coveredNotice, notice) = (notice, ofWindow) }
  }

  /// Says that a request failed; without a connection that is why.
  mutating func sayFailed(_ sentence: String) {
    say(sentence, .warning, about: chats.connection.isOffline ? .outage : .program)
  }

  /// The same of a chat's request.
  mutating func sayFailed(_ sentence: String, in key: ConversationID) {
    guard chats.connection.isOffline else { return say(sentence, .warning, in: key) }
    let name = key == chats.current ? "" : quotedTitle(of: key) + ": "
    say(name + sentence, .warning, about: .outage)
  }

  /// Says something of the program beside what is said already, not in its place; what is graver counts.
  package mutating func sayToo(_ text: String, _ kind: Notice.Kind) {
    let isWarning = kind == .warning || notice?.kind == .warning
    say(
      (notice.map { $0.text + " " } ?? "") + text, isWarning ? .warning : kind, about: .program)
  }

  /// The notice, unless a window stands over what it is about.
  var shownNotice: Notice? {
    guard quitArmedUntil == nil, let notice else { return nil }
    return !notice.subject.isOfScreen || notice.windows == overlays.count ? notice : nil
  }

  /// When the notice goes by itself; one that is covered waits.
  var noticeEndsAt: Instant? {
    guard let notice, !notice.subject.isOfScreen || notice.windows >= overlays.count,
      !notice.subject.isWaiting
    else { return nil }
    return notice.until
  }

  /// Ends what is no longer so.
  mutating func endWhatIsOver() {
    if quitArmedUntil != nil, !conversation.composer.isEmpty { quitArmedUntil = nil }
    if let notice, isOver(notice.subject) { endNotice() }
  }

  private func isOver(_ subject: Notice.Subject) -> Bool {
    switch subject {
    case .input: conversation.composer.isEmpty
    case .turn: conversation.canSend
    case .queue:
      conversation.queue.isEmpty || !chats.connection.isWaiting && conversation.canSend
    case .loading: conversation.record.newest != .loading && !conversation.record.isWanted
    case .chats: chats.sessions.loading != .refreshing(isAsked: true)
    case .closed: !chats.connection.isClosed
    case .stops: !chats.conversations.values.contains { $0.activity == .stopping }
    case .screen, .key, .noWindow, .finding, .outage, .program, .toggle, .themeFile,
      .confirmedStops, .adviceToOpen:
      false
    }
  }

  /// What it covered comes back.
  mutating func endNotice() {
    (notice, coveredNotice) = (coveredNotice, nil)
    guard let shown = shownNotice else { return }
    let end = now + Notice.duration(shown.kind)
    notice?.until = end
  }

  /// A window was closed: what was said in it goes with it, and what waited below has its time from now on.
  mutating func forgetNoticeOfWindow() {
    let isOfWindow = notice.map { $0.subject.isOfScreen && $0.windows > overlays.count } ?? true
    if isOfWindow { endNotice() }
    if let notice, notice.subject.isOfScreen, notice.windows == overlays.count {
      let end = now + Notice.duration(notice.kind)
      self.notice?.until = end
    }
  }
}
