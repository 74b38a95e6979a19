import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// A search in a chat of 10,000 messages, 20 MB, while its words are typed.
///
/// Each letter begins the search anew, at the end of the chat.
struct TypedSearch {
  let name: String
  private let words: String
  /// Frames that are drawn between two letters, 8 ms apart.
  private let pause: Int

  static let all = [
    TypedSearch(
      name: "ten letters of words that are everywhere, ten a second", words: "paragraphs", pause: 12
    ),
    TypedSearch(name: "the same, as fast as frames", words: "paragraphs", pause: 0),
    TypedSearch(name: "ten letters that are nowhere, ten a second", words: "zzzzzzzzzz", pause: 12),
    TypedSearch(name: "ten letters, each when all is found", words: "paragraphs", pause: .max),
  ]

  /// The longest piece of work that a key may have to wait for.
  func run(on screen: inout BenchmarkScreen) {
    screen.forget()
    screen.turn(.input(.key(Key(.function(3)))))
    for letter in words {
      screen.turn(.input(.key(Key(.character(letter)))))
      screen.finish(atMost: pause)
    }
    screen.finish()
    for _ in words { screen.turn(.input(.key(Key(.backspace)))) }
    screen.turn(.input(.key(Key(.escape))))
  }

  private static let body =
    String(
      repeating:
        "A paragraph of an old answer, long enough to be wrapped on the screen, with `code` and 中文 in it. ",
      count: 20) + "\n\n"

  /// A screen that shows such a chat.
  static func screen() -> BenchmarkScreen {
    var screen = BenchmarkScreen()
    for number in 1...100 {
      let end = 10_000 - (number - 1) * HistoryPage.size
      let messages = (end - HistoryPage.size..<end).map { sequence in
        Message(
          id: MessageID("M\(sequence)"), session: BenchmarkScreen.chat, sequence: sequence,
          sentAt: 0,
          role: sequence % 2 == 0 ? .user : .assistant, progress: .completed,
          text: sequence % 2 == 0 ? "question \(sequence)" : body + body)
      }
      screen.reduce(
        .server(
          .historyLoaded(
            BenchmarkScreen.chat, .success(messages), HistoryPage(number: number, total: 10_000))))
    }
    screen.finish()
    return screen
  }
}
