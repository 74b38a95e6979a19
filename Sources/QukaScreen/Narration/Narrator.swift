import QukaChat
import QukaText
import QukaWire

/// The interface in words, for people who hear it: every change of the state is told once, in plain lines.
package struct Narrator: Sendable {
  /// What is told when it changes, in this order.
  private enum Subject: CaseIterable {
    case details, chat, connection, toggles, turn, queue, overlay, menu, focus, others, notice
  }

  /// What was told of each, as `topic` puts it.
  private var said: [Subject: String] = [:]
  private var hasGreeted = false
  private var current: ConversationID?
  /// The window that was on top.
  private var window: AppState.Overlay?
  private var transcript = TranscriptNarrator()

  package init() {}

  /// What is new since the last call.
  package mutating func news(_ state: AppState) -> [Utterance] {
    state.naming { tell(state) }
  }

  private mutating func tell(_ state: AppState) -> [Utterance] {
    var news: [Utterance] = []
    if !hasGreeted {
      hasGreeted = true
      news.append(
        .line(
          "Quka, \(state.place.words). \(KeyMap.name(of: .help)) lists the keys, Esc stops an answer, \(KeyMap.name(of: .quit)) quits."
        ))
    }
    let isElsewhere = current.map { !Self.isSame($0, state.chats.current, state) } ?? true
    if isElsewhere { transcript = TranscriptNarrator() }
    current = state.chats.current
    // Of a chat that was opened out of a window its name is said.
    let closed = state.overlays.isEmpty && !isElsewhere ? window : nil
    window = state.overlays.last
    for subject in Subject.allCases {
      if subject == .overlay, let words = closed.flatMap({ Self.closing($0, state) }) {
        news += [.end, .line(words)]
      }
      let words = Self.words(subject, state)
      let before = said[subject]
      let topic = words.map { Self.topic(subject, $0, state) }
      said[subject] = topic
      if topic != before, let words, !isTold(subject, state) { news += [.end, .line(words)] }
      if subject == .details, words == nil, before != nil {
        news += [.end, .line("Details off.")]
      }
      if subject == .chat { news += transcript.news(of: state.conversation, state.reading) }
    }
    return news
  }

  /// A new chat gets its id from the server with its first question, and stays the same chat.
  private static func isSame(
    _ old: ConversationID, _ new: ConversationID, _ state: AppState
  ) -> Bool {
    if old == new { return true }
    if case .draft = old, case .session = new, state.chats.conversations[old] == nil { return true }
    return false
  }

  /// A change by a key is told by its notice.
  private func isTold(_ subject: Subject, _ state: AppState) -> Bool {
    guard let notice = state.notice else { return false }
    switch subject {
    case .toggles: return notice.subject == .toggle
    // `LinearSearch` tells the one, the connection the other.
    case .notice: return notice.subject == .finding || notice.subject == .closed
    case .details, .chat, .connection, .turn, .queue, .overlay, .menu, .focus, .others: return false
    }
  }

  /// What words are about: as long as it stays, they are not told again.
  private static func topic(_ subject: Subject, _ words: String, _ state: AppState) -> String {
    // What is typed there stands in the line below.
    if subject == .overlay, case .title(let window) = state.overlays.last {
      return "title of \(window.chat)"
    }
    guard subject == .overlay, case .palette(let palette) = state.overlays.last else {
      return words
    }
    // How many commands and chats there are may change by itself.
    let items = state.items(of: palette)
    let selected = palette.selected(in: items)
    let name = selected.map { items[$0].name } ?? ""
    return "\(palette.query.text): \(name)"
  }

  private static func words(_ subject: Subject, _ state: AppState) -> String? {
    switch subject {
    case .chat: chat(state)
    case .details:
      state.reading.showsDetails
        ? "Details on: thinking, tool results, lengths and times. \(KeyMap.name(of: .toggleDetails)) turns them off."
        : nil
    case .connection: connection(state)
    case .toggles: toggles(state)
    case .turn: turn(state)
    case .queue: queue(state.conversation)
    case .overlay: overlay(state)
    case .menu: menu(state)
    case .focus: focus(state)
    case .others: others(state)
    case .notice: state.notice?.text
    }
  }

  private static func queue(_ chat: Conversation) -> String? {
    if let newest = chat.queue.last { return "Queued: " + TextFit.oneLine(newest.text) }
    guard let newest = chat.held.last else { return nil }
    let others = chat.held.count > 1 ? " \(chat.held.count) are held." : ""
    return "Held, not sent: " + TextFit.oneLine(newest.text) + "." + others
      + " Enter on the empty input sends the oldest, Up takes the newest back."
  }

  private static func chat(_ state: AppState) -> String? {
    guard let id = state.chats.currentSession else { return "New chat." }
    return "Chat: " + ChatName.line(state.chats.sessions.title(of: id) ?? "")
  }

  private static func connection(_ state: AppState) -> String? {
    switch state.chats.connection {
    case .signingIn: nil
    case .connecting: nil
    case .connected: state.chats.hasSignedIn ? "Connected." : nil
    case .offline(let reason, _, _):
      "Offline: \(reason.sentence) Retrying. \(KeyMap.name(of: .tryAgain)) retries now."
    case .closed(let reason): "Disconnected: " + ConnectionText.closed(reason)
    }
  }

  /// Nothing before the first connection: until then what an earlier run left on may still be read.
  private static func toggles(_ state: AppState) -> String? {
    switch state.chats.connection {
    case .signingIn, .connecting(attempt: 1): nil
    case .connecting, .connected, .offline, .closed: ToggleText.status(state.chats.toggles)
    }
  }

  private static func turn(_ state: AppState) -> String? {
    guard let turn = state.conversation.turn, turn.isRunning else { return nil }
    switch state.conversation.activity {
    case .stopping:
      return turn.stop?.failure == nil ? "Stopping." : "Stopping: the stop is sent again."
    case .idle: return nil
    case .waiting, .sending, .streaming, .usingTool: break
    }
    if turn.isWithoutNews { return "No news of the answer. It may still be running." }
    return state.conversation.activity == .waiting ? "Waiting for the answer." : nil
  }

  private static func overlay(_ state: AppState) -> String? {
    switch state.overlays.last {
    case .help: return HelpNarrator.words(state)
    case .themes(let picker):
      switch picker.theme {
      case .theme(let choice):
        return "Theme \(choice.name). Up and Down choose, Enter keeps, Esc goes back."
      case .broken(let name, let problem):
        return
          "Theme \(name) is broken. \(problem.briefSentence) Up and Down choose others, Esc goes back."
      case nil: return nil
      }
    case .confirmDeletion(let id, _):
      return state.deletionQuestion(id)
        + " \(KeyMap.name(of: .answer(isYes: true), in: .confirmation)) deletes it, Esc keeps it."
    case .links(let window): return LinksNarrator.words(window, state)
    case .palette(let palette): return words(palette, state)
    case .title:
      let head = TitleText.head(isKept: state.chats.isKept, columns: .max)
      return "\(head). \(TitleText.advice) Enter keeps it, Esc leaves it."
    case .inspector(let inspector): return inspection(inspector, state)
    case .picture(let window):
      return "\(PictureText.head). \(PictureView.note(window)) Enter attaches it, Esc leaves it."
    case .copy(let window): return CopyText.spoken(window)
    case .export(let window): return ExportText.spoken(window, state)
    case .share(let window): return window.words + " " + window.keys
    case .save(let window):
      return "\(SaveText.head). \(SaveText.note(window)) Enter writes it, Esc goes back."
    // `LinearSearch` tells what was found.
    case .search, nil: return nil
    }
  }

  /// What is said of a window that was closed, if nothing else tells.
  private static func closing(_ window: AppState.Overlay, _ state: AppState) -> String? {
    switch window {
    case .confirmDeletion(let id, _): state.chats.deletion(of: id) == nil ? "Kept." : nil
    case .themes: "Theme \(state.look.choice.name)."
    case .help, .links, .palette, .title, .inspector, .picture, .copy, .save, .export, .share:
      "Closed."
    case .search: nil
    }
  }

  private static func inspection(_ inspector: KeyInspector, _ state: AppState) -> String {
    guard let latest = inspector.arrivals.first else { return KeyInspectionText.prompt }
    let lines = KeyInspectionText.lines(latest.key, state.keys).map { "\($0.place): \($0.words)" }
    let head = "\(latest.key.name), bytes \(KeyInspectionText.hexadecimal(latest.bytes))."
    return ([head] + lines + state.multiplexers.advice(on: latest.key, state.keys))
      .joined(separator: "\n")
  }

  private static func words(_ palette: Palette, _ state: AppState) -> String {
    let items = state.items(of: palette)
    let typed = palette.query.isEmpty ? "" : " for \(palette.query.text)"
    guard let selected = palette.selected(in: items) else {
      return items.isEmpty ? "Nothing\(typed)." : "What you had chosen is gone. Down chooses again."
    }
    let item = items[selected]
    let note: String
    switch item.target {
    case .command: note = item.note.isEmpty ? "" : ", key \(item.note)"
    case .chat: note = ""
    case .space, .prompt: note = ""
    case .found, .text: note = item.note.isEmpty ? "" : ", in \(item.note)"
    }
    return "\(selected + 1) of \(items.count)\(typed): \(item.name)\(note). "
      + "Letters find others, Up and Down choose, Enter does it, Esc closes."
  }

  private static func menu(_ state: AppState) -> String? {
    guard let menu = state.inputMenu else { return nil }
    guard menu.kind != .keys else {
      return menu.items.map { "\($0.name): \($0.words)" }.joined(separator: ". ") + "."
    }
    let chosen = state.chosenItem(of: menu)
    let item = menu.items[chosen]
    return "\(chosen + 1) of \(menu.items.count): \(item.name), \(item.words)."
  }

  private static func focus(_ state: AppState) -> String? {
    switch state.focus {
    case .composer: return "Input."
    case .transcript: return "Transcript."
    case .list:
      let newChats = state.chats.newChats
      let count = newChats.count + state.chats.sessions.sessions.count
      if let key = state.chats.sessions.selection, let index = newChats.firstIndex(of: key) {
        let words = state.words(on: key).map { ", " + $0 }.joined()
        return "Chats, \(index + 1) of \(count): \(state.newChatTitle(key))\(words)"
      }
      guard let index = state.chats.sessions.selectedIndex else { return "Chats: none." }
      if let group = state.foldedSelection {
        return "\(group.name), folded, \(CountText.chats(group.chats.count)). Enter unfolds it."
      }
      let session = state.chats.sessions.sessions[index]
      let words = state.words(on: session.id).map { ", " + $0 }.joined()
      let row = state.chats.listed.all.firstIndex(of: index) ?? index
      let place = "\(newChats.count + row + 1) of \(count)"
      return "Chats, \(place): \(ChatName.line(state.chats.sessions.title(of: session)))\(words)"
    }
  }

  private static func others(_ state: AppState) -> String? {
    switch state.unreadCount {
    case 0: nil
    case 1: "1 other chat has something new."
    case let count: "\(count) other chats have something new."
    }
  }
}
