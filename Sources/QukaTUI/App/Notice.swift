import QukaWire

/// A passing message to the person.
struct Notice: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case information
    case warning
  }

  /// What it is about: it goes with that, if not before.
  enum Subject: Equatable, Sendable {
    /// The chat on screen, and the window over it.
    case screen
    /// The key that was pressed; the next one ends it.
    case key
    /// What stands in the input.
    case input
    /// The connection is lost.
    case outage
    /// The whole program, or a chat that it names.
    case program
  }

  var text: String
  var kind: Kind
  var subject: Subject
  /// How many windows were open when it was said.
  var windows = 0
  var until: Instant
}

extension AppState {
  mutating func say(
    _ text: String, _ kind: Notice.Kind = .information, about subject: Notice.Subject = .screen
  ) {
    let seconds: Int = kind == .warning ? 12 : 4
    notice = Notice(
      text: text, kind: kind, subject: subject, windows: overlays.count,
      until: now + .seconds(seconds))
  }

  /// Says something of a chat; one that is not on screen is named.
  mutating func say(
    _ text: String, _ kind: Notice.Kind = .information, in key: ConversationID
  ) {
    if key == current {
      say(text, kind)
    } else {
      say("\(quotedTitle(of: key)): \(text)", kind, about: .program)
    }
  }

  /// Says that a request failed; without a connection that is why.
  mutating func sayFailed(_ sentence: String) {
    say(sentence, .warning, about: link.isOffline ? .outage : .program)
  }

  /// The same of a chat's request.
  mutating func sayFailed(_ sentence: String, in key: ConversationID) {
    say(sentence, .warning, in: key)
    if link.isOffline { notice?.subject = .outage }
  }

  /// Says something of the program beside what is said already, not in its place; what is graver counts.
  mutating func sayToo(_ text: String, _ kind: Notice.Kind) {
    let isWarning = kind == .warning || notice?.kind == .warning
    say(
      (notice.map { $0.text + " " } ?? "") + text, isWarning ? .warning : kind, about: .program)
  }

  /// Shows another chat: what was said of the one before goes with it.
  mutating func show(_ key: ConversationID) {
    guard key != current else { return }
    current = key
    conversations[key]?.unsent.shown(at: now)
    switch notice?.subject {
    case .screen, .key, .input: notice = nil
    case .outage, .program, nil: break
    }
  }

  /// The notice, unless a window stands over what it is about.
  var shownNotice: Notice? {
    guard quitArmedUntil == nil, let notice else { return nil }
    switch notice.subject {
    case .screen, .key, .input: return notice.windows == overlays.count ? notice : nil
    case .outage, .program: return notice
    }
  }

  /// A window was closed: what was said in it goes with it.
  mutating func forgetNoticeOfWindow() {
    if let notice, notice.subject == .screen, notice.windows > overlays.count { self.notice = nil }
  }
}
