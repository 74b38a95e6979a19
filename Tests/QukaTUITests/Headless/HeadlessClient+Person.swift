import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

// What the person does, and what the person sees.
extension HeadlessClient {
  func press(_ key: Key, leaving count: Int = 0) throws {
    try reduce(.input(.key(key)), leaving: count)
  }

  func escape(leaving count: Int = 0) throws { try press(.escape, leaving: count) }

  func type(_ text: String) throws {
    for character in text {
      try press(character == "\n" ? Key(.enter, .alt) : .character(character))
    }
  }

  /// Opens the first chat of the list.
  func openFirst() throws {
    let first = state.chats.sessions.sessions.first?.id
    while state.chats.currentSession != first { try press(Key(.down, .alt)) }
  }

  /// Types a question and presses Enter.
  func ask(_ text: String, leaving count: Int = 0) throws {
    try type(text)
    try press(.enter, leaving: count)
  }

  /// The screen at 80 columns without the list, as high as its transcript, as text.
  var page: String {
    var state = state
    state.isListWanted = false
    state.size = Size(columns: 80, rows: 400)
    var cache = LayoutCache()
    let high = ScreenView.render(state, theme: .standard, cache: &cache)
    let other = high.metrics.visibleRows - max(1, high.metrics.totalRows)
    state.size = Size(columns: 80, rows: state.size.rows - max(0, other))
    return ScreenView.render(state, theme: .standard, cache: &cache).frame.text + "\n"
  }

  /// The same without the header and the row of hints, which tests of their own show.
  var chat: String {
    page.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast(2)
      .joined(separator: "\n") + "\n"
  }
}
