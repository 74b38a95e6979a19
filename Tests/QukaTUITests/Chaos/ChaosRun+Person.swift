import QukaMock
import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// What was asked, by whoever.
struct Questions {
  var asked = 0
  /// Numbers that were typed here.
  var typed: Set<Int> = []
  /// How often the person asked a failed question again, by its number.
  var repeats: [Int: Int] = [:]
}

// The person, and another client of theirs.
extension ChaosRun {
  /// A little time, and what may happen in it.
  func weather() throws {
    try advance(chance(10) == 0 ? duration(2_000...25_000) : duration(20...1_500))
    if chance(9) == 0 { try mishap() }
    if chance(14) == 0 { try interfere() }
    act()
    try settle()
  }

  private func act() {
    while !state.overlays.isEmpty { press(.escape) }
    switch chance(100) {
    case 0..<38: ask()
    case 38..<50: press(.escape)
    case 50..<78: press(Key(chance(2) == 0 ? .down : .up, .alt))
    case 78..<81: if state.chats.conversations.count < 7 { press(.control("n")) }
    case 81..<88: tryAgain()
    case 88..<90: if state.conversation.composer.isEmpty { press(Key(.up)) }
    case 90..<92: press(.control("x"))
    case 92..<94: press(.control("t"))
    case 94: if state.conversation.activity != .idle { press(.control("c")) }
    case 95..<97: press(Key(.home, .control))
    default: press(Key(.end, .control))
    }
  }

  /// Ctrl-R, which may ask a question again.
  func tryAgain() {
    if state.chats.connection.isConnected, let failed = state.conversation.repeatable {
      for number in ChaosQuestion.numbers(in: failed.text) {
        questions.repeats[number, default: 0] += 1
      }
    }
    press(.control("r"))
  }

  /// What a hand does between two events, without waiting for anything.
  func flinch() {
    switch chance(10) {
    case 0..<7: press(.escape)
    case 7: press(Key(.down, .alt))
    case 8: ask()
    default: tryAgain()
    }
  }

  /// Types a question, or takes what came back into the input, and sends it.
  private func ask() {
    if state.conversation.isGenerating, chance(3) > 0 { return }
    if state.conversation.composer.isEmpty || chance(4) == 0 {
      questions.asked += 1
      questions.typed.insert(questions.asked)
      reduce(.input(.paste(ChaosQuestion.text(questions.asked, &random))))
    }
    // What Up brought is asked once more.
    if let recalled = state.conversation.unsent.recalled, recalled.origin == .history {
      for number in ChaosQuestion.numbers(in: recalled.question.text) {
        questions.repeats[number, default: 0] += 1
      }
    }
    press(.enter)
  }

  func press(_ key: Key) {
    let before = state
    reduce(.input(.key(key)))
    if key == .escape { expectHarmlessEscape(before) }
  }

  /// Another client asks or stops.
  private func interfere() throws {
    guard sea.outageEndsAt == nil, let session = pick(server.trueSessions().map(\.id)) else {
      return
    }
    if chance(2) == 0 {
      questions.asked += 1
      let text = ChaosQuestion.text(questions.asked, &random)
      note("elsewhere: \(SessionID(session).short) \(text)")
      server.askElsewhere(text, session: session)
    } else {
      note("elsewhere: stop \(SessionID(session).short)")
      server.stopElsewhere(session: session)
    }
    try settle()
  }
}
