import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

// The person: every bound key, chords, text, pastes, the mouse, the terminal's reports.
extension RandomWorld {
  /// Every key of the table, but for those that end or suspend the program.
  private static let boundKeys: [Key] = KeyMap.usual.bindings
    .filter { ![.quit, .suspend].contains($0.command) }.flatMap(\.keys)

  mutating func act() {
    switch chance(20) {
    case 0..<4: press(.escape)
    case 4..<8: write()
    case 8..<12: ask()
    case 12: reduce(.input(.mouse(mouse())))
    case 13: reduce(.input(.focus(chance(2) == 0)))
    case 14: pressChord()
    case 15: reduce(.laidOut(TranscriptMetrics(totalRows: chance(90), visibleRows: 20)))
    case 16: reduce(.resized(Size(columns: 20 + chance(100), rows: 3 + chance(40))))
    default: press(Self.boundKeys.randomElement(using: &random) ?? .escape)
    }
  }

  private mutating func mouse() -> MouseEvent {
    let actions: [MouseEvent.Action] = [.wheelUp, .wheelDown, .press, .release, .drag]
    return MouseEvent(
      action: actions.randomElement(using: &random) ?? .press, button: 0,
      position: Point(column: chance(80), row: chance(24)))
  }

  /// Esc and a letter in one read.
  private mutating func pressChord() {
    press(Key(.character("x"), .alt))
  }

  /// Characters that no other place holds, so that each can be looked for.
  private mutating func text() -> String {
    var text = ""
    for _ in 0...chance(3) {
      guard let scalar = Unicode.Scalar(nextScalar) else { continue }
      nextScalar += nextScalar == 0x4DBF ? 0x20000 - 0x4DBF : 1
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private mutating func write() {
    let text = text()
    let before = app.state
    defer { if before.conversation.composer.selection != nil { forgive(before) } }
    // A window over the screen takes no text.
    if app.state.overlays.isEmpty { typed.formUnion(text.unicodeScalars) }
    if chance(3) == 0 {
      reduce(.input(.paste(text)))
    } else {
      for character in text { reduce(.input(.key(.character(character)))) }
    }
  }

  private mutating func ask() {
    while !app.state.overlays.isEmpty { press(.escape) }
    // A chat that is gone says so.
    if app.conversation.isGone, chance(3) > 0 { press(.control("n")) }
    write()
    press(.enter)
  }

  mutating func press(_ key: Key) {
    let command = KeyMap.usual.command(for: key, in: app.state.keyContexts)
    if command == .answer(isYes: true), chance(4) > 0 { return }
    if command == .interrupt, wouldQuit { return }
    let before = app.state
    reduce(.input(.key(key)))
    // Whatever types takes the place of what is selected.
    let selected = before.conversation.composer.selectedText
    if command?.mayDelete == true || selected != nil { forgive(before) }
    if command == .recallQueued || command == .edit(.down) { forgiveLeft(before) }
    // From now on it may be yanked anywhere.
    if let selected, command == .edit(.copy) { typed.subtract(selected.unicodeScalars) }
    if key == .escape { expectEscapeIsHarmless(before) }
    expect(!app.state.isEnding, "no key but Ctrl-Q and Ctrl-C twice quits: \(key)")
  }

  private var wouldQuit: Bool {
    let state = app.state
    return state.overlays.isEmpty && state.conversation.activity == .idle
      && state.conversation.composer.isEmpty
  }

  /// The arrows may leave what Up finds again.
  private mutating func forgiveLeft(_ before: AppState) {
    let left = before.conversation.composer.text
    guard app.conversation.unsent.cleared.last?.text == left else { return }
    typed.subtract(left.unicodeScalars)
  }

  /// An editing key may delete what stood in the composer.
  private mutating func forgive(_ before: AppState) {
    let old = Set(before.conversation.composer.text.unicodeScalars)
    typed.subtract(old.subtracting(app.state.conversation.composer.text.unicodeScalars))
  }
}

// MARK: - What Esc may do (S8)

extension RandomWorld {
  private mutating func expectEscapeIsHarmless(_ before: AppState) {
    let after = app.state
    expect(after.chats.current == before.chats.current, "Esc stays in the chat")
    expect(after.focus == before.focus, "Esc leaves the focus")
    let closes = before.overlays.isEmpty || before.escapeMeaning == .inspectKey ? 0 : 1
    expect(after.overlays.count == before.overlays.count - closes, "Esc closes one window")
    for (key, old) in before.readings where key != before.chats.current {
      expect(after.readings[key] == old, "Esc moves no other chat")
    }
    for (key, known) in before.chats.conversations {
      var old = known
      guard var new = after.chats.conversations[key] else {
        return expect(false, "Esc closed a chat")
      }
      if key == before.chats.current, old.record.older == .available, new.record.older == .loading {
        // Any key shows the view where it is, and near the top what comes before is fetched.
        new.record.older = old.record.older
      }
      if key == before.chats.current, before.escapeMeaning == .closeSelection {
        old.composer.deselect()
        old.composer.top = new.composer.top
      }
      if key != before.chats.current || closes == 1 {
        expect(new == old, "Esc touches only the turn on screen")
        continue
      }
      if new == old { continue }
      expect(old.mayBeStopped, "Esc without a turn changes nothing")
      if new.sending != nil || old.sending == nil {
        expect(new.composer.text == old.composer.text, "Esc leaves typed text")
        let isHeld = old.turn?.looksOver == true && new.queue.isEmpty
        expect(
          isHeld ? new.held == old.held + old.queue : new.queue == old.queue,
          "Esc leaves typed text, and at most holds it")
        // The mark of an answer of which nothing is heard any more goes when that is stopped.
        let count = { (chat: Conversation) in chat.entries.count { !$0.isMark } }
        expect(count(new) >= count(old), "Esc leaves the transcript")
      } else {
        // Taken back before it was sent: the question and the queue stand before what was typed.
        expect(new.composer.text.hasSuffix(old.composer.text), "Esc leaves typed text")
      }
    }
  }
}

extension QukaScreen.Command {
  fileprivate var mayDelete: Bool {
    switch self {
    case .interrupt: true
    case .edit(let edit):
      switch edit {
      case .newline, .deleteBackward, .deleteForward, .yank, .yankNext, .undo, .redo, .cut: true
      case .down, .selectUp, .selectDown, .selectAll, .copy, .toggleFold: false
      }
    case .kill: true
    default: false
    }
  }
}
